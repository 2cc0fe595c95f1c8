using System.Text.Json;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Host.Safety.Sources;

public sealed class KillWordsTests
{
    [Fact]
    public void OfFile_CasesOfTheOracle_AreDecidedAsCorrected()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/kill-state-file.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var files = 0;
        var resets = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var asked = one.GetProperty("in");
            var wanted = (one.TryGetProperty("corrected", out var corrected) ? corrected : one.GetProperty("out"))
                .GetProperty("is_active").GetBoolean();
            if (asked.TryGetProperty("content", out var content))
            {
                files++;
                using var folder = new TemporaryFolder();
                var file = folder.Write("kill", content.GetString()!);
                var source = new FileSource(file, isRequired: false, KillLevel.Stop);
                Assert.True(wanted == source.Read().IsEngaged, one.GetProperty("id").GetString());
                continue;
            }

            resets++;
            var request = new ControlRequest("reset")
            {
                Operator = asked.GetProperty("operator").GetString() ?? "",
                Reason = asked.GetProperty("justification").GetString() ?? "",
            };
            var isReset = ControlRequest.TryParse(request.ToLine(), out _) is not null;
            Assert.Equal(!wanted, isReset);
            Assert.Equal(one.GetProperty("out").GetProperty("reset").GetBoolean(), isReset);
        }

        Assert.Equal((9, 4), (files, resets));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData(" OFF ", false)]
    [InlineData("no", false)]
    [InlineData("inactive", false)]
    [InlineData("open", false)]
    [InlineData("", true)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("00", true)]
    [InlineData("risk officer called", true)]
    [InlineData("falsee", true)]
    [InlineData("nil", true)]
    public void OfValue_AnythingButAWordForOff_Engages(string? value, bool isEngaged)
    {
        var reading = KillWords.OfValue(value);
        Assert.Equal(isEngaged, reading.IsEngaged);
        Assert.Equal(isEngaged ? value!.Trim() : "", reading.Reason);
    }

    [Theory]
    [InlineData("state=inactive", false)]
    [InlineData("state=inactive\r\nreason=none\r\n", false)]
    [InlineData("state=inactive \n", true)]
    [InlineData(" state=inactive\n", true)]
    [InlineData("state=inactive\nSTATE=active\n", true)]
    [InlineData("state=inactive\nstate=inactive\n", true)]
    public void OfFile_OneLineAndNoOther_Opens(string text, bool isEngaged) =>
        Assert.Equal(isEngaged, KillWords.OfFile(text).IsEngaged);

    [Fact]
    public void OfFile_LongTextWithControls_IsShownAsOneShortLine()
    {
        var shown = KillWords.OfFile("first\nsecond\u001b[31m" + new string('x', 5_000)).Reason;
        Assert.Equal(200, shown.Length);
        Assert.DoesNotContain(shown, char.IsControl);
    }
}
