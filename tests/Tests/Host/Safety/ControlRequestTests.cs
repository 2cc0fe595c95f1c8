using System.Text;
using Plimsoll.Host.Safety;

namespace Plimsoll.Tests.Host.Safety;

public sealed class ControlRequestTests
{
    [Theory]
    [InlineData("status")]
    [InlineData("kill")]
    [InlineData("pause")]
    [InlineData("flatten")]
    public void Parse_WhatWasWritten_IsTheSame(string verb)
    {
        var request = new ControlRequest(verb)
        {
            Level = KillLevel.Cancel, Strategy = "A-2", Operator = "A. Keel", Reason = "ümlaut \"quoted\"",
        };
        var line = request.ToLine();
        Assert.Equal((byte)'\n', line[^1]);
        Assert.DoesNotContain((byte)'\n', line[..^1]);
        Assert.Equal(request, ControlRequest.TryParse(line, out var trouble));
        Assert.Equal("", trouble);
    }

    [Theory]
    [InlineData("", "no JSON object")]
    [InlineData("kill", "no JSON object")]
    [InlineData("[]", "no JSON object")]
    [InlineData("7", "no JSON object")]
    [InlineData("{\"verb\":\"kill\"", "no JSON object")]
    [InlineData("{}", "no verb")]
    [InlineData("{\"verb\":\"KILL\"}", "no verb")]
    [InlineData("{\"verb\":\"sell\"}", "no verb")]
    [InlineData("{\"verb\":7}", "'verb'")]
    [InlineData("{\"verb\":null}", "'verb'")]
    [InlineData("{\"verb\":\"kill\",\"level\":\"all\"}", "'level'")]
    [InlineData("{\"verb\":\"kill\",\"size\":\"7\"}", "'size'")]
    [InlineData("{\"verb\":\"kill\",\"reason\":\"a\\u0000b\"}", "'reason'")]
    [InlineData("{\"verb\":\"kill\",\"reason\":[1]}", "'reason'")]
    public void Parse_AnythingElse_SaysWhatIsWrong(string line, string part)
    {
        Assert.Null(ControlRequest.TryParse(Encoding.UTF8.GetBytes(line), out var trouble));
        Assert.Contains(part, trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LongTextOrBrokenUtf8_IsRefused()
    {
        var text = new ControlRequest("kill") { Reason = new string('x', 1_001) };
        Assert.Null(ControlRequest.TryParse(text.ToLine(), out var trouble));
        Assert.Contains("'reason'", trouble, StringComparison.Ordinal);
        Assert.Null(ControlRequest.TryParse([0x7B, 0xFF, 0xFE, 0x7D], out trouble));
        Assert.NotEmpty(trouble);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("resume")]
    [InlineData("bypass")]
    public void Parse_GoingOn_NeedsANameAndAReason(string verb)
    {
        var full = new ControlRequest(verb) { Operator = "a", Reason = "b", Length = "10m" };
        Assert.NotNull(ControlRequest.TryParse(full.ToLine(), out _));
        Assert.Null(ControlRequest.TryParse((full with { Operator = "" }).ToLine(), out var trouble));
        Assert.Contains("name", trouble, StringComparison.Ordinal);
        Assert.Null(ControlRequest.TryParse((full with { Operator = "  " }).ToLine(), out _));
        Assert.Null(ControlRequest.TryParse((full with { Reason = "" }).ToLine(), out trouble));
        Assert.Contains("reason", trouble, StringComparison.Ordinal);
        Assert.NotNull(ControlRequest.TryParse(new ControlRequest("kill").ToLine(), out _));
    }

    [Fact]
    public void Reply_RoundTrip_IsTheSame()
    {
        var reply = new ControlReply(true, "done", "{\n  \"a\": 1\n}\n");
        var line = reply.ToLine();
        Assert.DoesNotContain((byte)'\n', line[..^1]);
        Assert.Equal(reply, ControlReply.Parse(line));
        Assert.Throws<FormatException>(() => ControlReply.Parse("{}"u8));
        Assert.Throws<FormatException>(() => ControlReply.Parse("x"u8));
    }
}
