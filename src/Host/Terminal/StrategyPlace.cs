using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Host.Terminal;

/// <summary>Finds the line of a strategy's own source that threw.</summary>
internal static class StrategyPlace
{
    /// <summary><c>File.cs:12</c> of the innermost frame with a source line outside the platform; empty when none is
    /// known.</summary>
    public static string Of(Exception? thrown)
    {
        if (thrown is null)
        {
            return "";
        }

        foreach (var frame in new StackTrace(thrown, fNeedFileInfo: true).GetFrames())
        {
            var assembly = frame.GetMethod()?.Module.Assembly.GetName().Name ?? "";
            var isPlatform = assembly == "plimsoll" || assembly.StartsWith("System.", StringComparison.Ordinal)
                || (assembly.StartsWith("Plimsoll.", StringComparison.Ordinal) && assembly != "Plimsoll.Strategies");
            if (!isPlatform && frame.GetFileName() is { Length: > 0 } file)
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}");
            }
        }

        return "";
    }
}
