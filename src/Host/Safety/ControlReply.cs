using System.Text;
using System.Text.Json;
using Plimsoll.Data.Json;

namespace Plimsoll.Host.Safety;

/// <summary>What a running process answers.</summary>
/// <param name="IsDone">Whether it did what was asked, durably.</param>
/// <param name="Message">What it did, or why not.</param>
/// <param name="Status">The state of the run as JSON, where it was asked for; else null.</param>
internal sealed record ControlReply(bool IsDone, string Message, string? Status = null)
{
    public const int LineBytesMax = 4 * 1024 * 1024;

    public byte[] ToLine()
    {
        using var json = new CanonicalJsonWriter(CanonicalJsonLayout.Compact);
        json.BeginObject();
        json.Write("isDone", IsDone);
        json.Write("message", Message);
        json.Write("status", Status);
        json.EndObject();
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.ToArray()).TrimEnd('\n') + "\n");
    }

    /// <exception cref="FormatException">The line is no reply.</exception>
    public static ControlReply Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(line));
            var root = document.RootElement;
            return new ControlReply(
                root.GetProperty("isDone").GetBoolean(), root.GetProperty("message").GetString() ?? "",
                root.GetProperty("status").GetString());
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("the process did not answer in a form that is known here", cause);
        }
    }
}
