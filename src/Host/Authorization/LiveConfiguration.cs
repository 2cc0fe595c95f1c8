using Plimsoll.Host.Configuration;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// What a run that is to trade is told: a YAML file with the schema docs/schemas/trading.schema.json. It names secrets
/// and never holds one.
/// </summary>
internal sealed record LiveConfiguration
{
    public required string Run { get; init; }

    public required string Account { get; init; }

    public string? Mode { get; init; }

    public required string Strategy { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required IReadOnlyList<string> Instruments { get; init; }

    public required IReadOnlyList<string> Allowlist { get; init; }

    public bool IsSingleSymbol { get; init; }

    public required IReadOnlyList<string> Secrets { get; init; }

    public DateOnly? EnableDate { get; init; }

    public string Zone { get; init; } = "UTC";

    public bool IsSingleDay { get; init; }

    public string? Policy { get; init; }

    public required EvidencePlace Evidence { get; init; }

    /// <summary>The folder of the run, where its kill latch stands.</summary>
    public string? RunFolder { get; init; }

    public string? ReconciliationFile { get; init; }

    /// <summary>Reads the file; paths in it are relative to its folder.</summary>
    /// <exception cref="CommandException">It is no such configuration.</exception>
    public static LiveConfiguration Read(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var map = YamlFile.Read(file);
        var enable = map.Map("enable");
        var set = map.Map("set");
        var configuration = new LiveConfiguration
        {
            Run = map.NeededText("run"),
            Account = map.NeededText("account"),
            Mode = map.Text("mode"),
            Strategy = map.NeededText("strategy"),
            Settings = set?.Keys.ToDictionary(
                static key => key, key => set.NeededText(key), StringComparer.OrdinalIgnoreCase) ?? [],
            Instruments = map.Texts("instruments"),
            Allowlist = map.Texts("allowlist"),
            IsSingleSymbol = map.Flag("single-symbol", otherwise: false),
            Secrets = map.Texts("secrets"),
            EnableDate = enable?.Date("date"),
            Zone = enable?.Text("zone") ?? "UTC",
            IsSingleDay = enable?.Flag("single-day", otherwise: false) ?? false,
            Policy = PathOf(map.Text("policy")),
            Evidence = new EvidencePlace(
                PathOf(map.NeededText("evidence"))!, PathOf(map.NeededText("key"))!,
                [.. map.Texts("trust").Select(one => PathOf(one)!)]),
            RunFolder = PathOf(map.Text("run-folder")),
            ReconciliationFile = PathOf(map.Text("reconciliation-file")),
        };
        enable?.Close();
        map.Close();
        return configuration with
        {
            Strategy = IsFile(configuration.Strategy) ? PathOf(configuration.Strategy)! : configuration.Strategy,
        };

        string? PathOf(string? path) => path is null ? null : Path.Combine(folder, path);
    }

    private static bool IsFile(string strategy) =>
        strategy.Contains(".cs", StringComparison.OrdinalIgnoreCase)
        || strategy.Contains(".dll", StringComparison.OrdinalIgnoreCase);
}
