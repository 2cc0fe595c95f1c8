using System.Text.Json;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>
/// How many findings of a rule each file may still have. The numbers may only fall: a rule that is new to old code is
/// held
/// at once for everything else, and the debt is in sight until it is gone.
/// </summary>
internal sealed class Ratchet(IReadOnlyDictionary<string, SortedDictionary<string, int>> allowed)
{
    public const string FilePath = "tests/Architecture/ratchet.json";

    /// <summary>All findings still allowed, over all rules and files.</summary>
    public int Total => allowed.Values.Sum(files => files.Values.Sum());

    public static Ratchet Parse(string json) => new(
        JsonSerializer.Deserialize<SortedDictionary<string, SortedDictionary<string, int>>>(json) ?? []);

    /// <summary>The findings in files that have more of them than is allowed under this name.</summary>
    public IEnumerable<Finding> Beyond(string rule, IEnumerable<Finding> findings)
    {
        var limits = allowed.GetValueOrDefault(rule);
        return findings.GroupBy(finding => finding.Path, StringComparer.Ordinal)
            .Where(file => file.Count() > (limits?.GetValueOrDefault(file.Key) ?? 0))
            .SelectMany(file => file);
    }
}
