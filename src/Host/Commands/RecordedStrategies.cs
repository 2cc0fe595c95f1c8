using Plimsoll.Host.Strategies;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Commands;

/// <summary>The strategies of a recorded run, found again by what its journal names.</summary>
/// <param name="Names">Their names, by index; a class that stands twice is told apart by a number.</param>
/// <param name="IsSameCode">Whether all of them have the recorded code.</param>
/// <param name="Makers">Make fresh ones with the recorded parameters.</param>
internal sealed record RecordedStrategies(
    IReadOnlyList<string> Names, bool IsSameCode, IReadOnlyList<Func<Strategy>> Makers)
{
    /// <summary>Loads them, and notes where the code is not the recorded one.</summary>
    /// <param name="scope">The program.</param>
    /// <param name="description">What the journal says.</param>
    /// <param name="given">Other places of them, by index and divided by commas; null or empty for those of the
    /// journal.</param>
    /// <exception cref="Terminal.CommandException">One is not found.</exception>
    public static RecordedStrategies Load(CommandScope scope, RunDescription description, string? given)
    {
        var texts = (given ?? "").Split(',', StringSplitOptions.TrimEntries);
        var loader = StrategyLoader.OfProgram(scope.OwnStrategy);
        var makers = new List<Func<Strategy>>();
        var names = new List<string>();
        var isSameCode = true;
        foreach (var one in description.Strategies)
        {
            var place = makers.Count;
            var text = place < texts.Length && texts[place].Length > 0 ? texts[place] : one.Reference;
            var loaded = loader.Load(text);
            if (!string.Equals(loaded.CodeHash, one.CodeHash, StringComparison.Ordinal))
            {
                isSameCode = false;
                scope.Output.ErrorLine(
                    $"note: the code of {text} is not the recorded one: {loaded.CodeHash} instead of {one.CodeHash}");
            }

            var settings = one.Parameters.ToDictionary(
                static value => value.Name, static value => value.Value, StringComparer.OrdinalIgnoreCase);
            makers.Add(() => loaded.Factory.Create(settings));
            names.Add(StrategyNames.Next(names, one.Name));
        }

        return new RecordedStrategies(names, isSameCode, makers);
    }

    /// <summary>Fresh strategies, by index.</summary>
    public IReadOnlyList<Strategy> Create() => [.. Makers.Select(static make => make())];
}
