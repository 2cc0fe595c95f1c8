using System.Text.Json;

namespace Plimsoll.Host.Paper;

/// <summary>Reads what a run wrote of its state.</summary>
internal static class StatusFile
{
    /// <summary>The last state that a run wrote.</summary>
    /// <returns>Null when there is none that can be read.</returns>
    public static LastState? TryRead(string folder)
    {
        try
        {
            var text = File.ReadAllText(RunFolder.StatusOf(folder));
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new LastState(
                text,
                root.GetProperty("state").GetString() ?? "",
                root.GetProperty("positions").GetArrayLength(),
                root.GetProperty("workingCount").GetInt32(),
                root.GetProperty("wallTime").GetString() ?? "");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
