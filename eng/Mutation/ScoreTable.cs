using System.Globalization;
using System.Text;

namespace Plimsoll.Mutation;

/// <summary>The outcome of a run as a table.</summary>
internal static class ScoreTable
{
    /// <summary>Makes it: a row for each folder, and one for all.</summary>
    /// <param name="mutants">The mutants that were tried.</param>
    /// <param name="states">The answers, by number.</param>
    public static string Make(IReadOnlyList<Mutant> mutants, IReadOnlyDictionary<int, string> states)
    {
        var text = new StringBuilder();
        text.AppendLine("| folder | mutants | killed | survived | not reached | score |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var group in mutants.GroupBy(static one => Path.GetDirectoryName(one.File)!)
            .OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            text.AppendLine(Row($"`{group.Key}`", [.. group], states));
        }

        text.AppendLine(Row("both", mutants, states));
        return text.ToString();
    }

    private static string Row(string name, IReadOnlyList<Mutant> mutants, IReadOnlyDictionary<int, string> states)
    {
        int Count(string state) => mutants.Count(one => states.GetValueOrDefault(one.Number) == state);
        var (killed, survived, missed) = (Count("killed"), Count("survived"), Count("uncovered"));
        var tried = killed + survived + missed;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {tried} | {killed} | {survived} | {missed} | {100.0 * killed / Math.Max(1, tried):F1} % |");
    }
}
