using System.Globalization;

namespace Plimsoll.Host.Commands;

/// <summary>Tells strategies of one class apart: the second one of a name gets <c>-2</c>.</summary>
internal static class StrategyNames
{
    /// <summary>The name of the next strategy of a class.</summary>
    /// <param name="taken">Names of those before it.</param>
    /// <param name="name">Name of its class.</param>
    public static string Next(IReadOnlyCollection<string> taken, string name)
    {
        var next = name;
        for (var number = 2; taken.Contains(next); number++)
        {
            next = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return next;
    }
}
