using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Authorization;

/// <summary>Evidence from what runs over stored or made data wrote: result.json and the report of a campaign.</summary>
internal static class RunEvidence
{
    /// <summary>Reads result.json; its tables must stand beside it as it names them.</summary>
    /// <exception cref="Terminal.CommandException">It is damaged, or of another strategy, code, parameters or
    /// version.</exception>
    public static EvidenceDraft OfBacktest(string file, EvidenceSubject now)
    {
        using var artifact = Artifact.Open(file);
        artifact.RequireSubject(
            new EvidenceSubject(
                artifact.Text("configuration.strategy"), artifact.Text("hashes.code"),
                Parameters(artifact, "configuration.parameters"), artifact.Text("product.version")),
            now);
        RequireTables(artifact);
        var figures = new List<EvidenceFigure>();
        AddNumbers(figures, artifact.Need("metrics", JsonValueKind.Object), "");
        Add(figures, "fillRate", artifact.Find("execution.fillRate"));
        Add(figures, "slippageBasisPoints", artifact.Find("execution.meanSlippage"));
        Add(figures, "orders", artifact.Find("orders"));
        Add(figures, "fills", artifact.Find("fills"));
        var span = $"{artifact.Text("configuration.from")} to {artifact.Text("configuration.to")}";
        return new EvidenceDraft(
            now, figures, EvidenceVerdict.Passed, $"run over {span}, data {artifact.Text("hashes.data")}",
            artifact.Hash);
    }

    /// <summary>Reads the report of a campaign; it passed when all its rules held.</summary>
    /// <exception cref="Terminal.CommandException">It is damaged, or of another strategy, code, parameters or
    /// version.</exception>
    public static EvidenceDraft OfCampaign(string file, EvidenceSubject now)
    {
        using var artifact = Artifact.Open(file);
        artifact.RequireSubject(
            new EvidenceSubject(
                artifact.Text("strategy.name"), artifact.Text("codeHash"), Parameters(artifact, "strategy.parameters"),
                artifact.Text("product.version")),
            now);
        var figures = new List<EvidenceFigure>();
        Add(figures, "runs", artifact.Find("runs"));
        Add(figures, "failures", artifact.Find("failures"));
        var rules = artifact.Need("rules", JsonValueKind.Array);
        figures.Add(new EvidenceFigure("rules", Model.Values.Amount.FromUnits(rules.GetArrayLength())));
        foreach (var metric in artifact.Need("distributions", JsonValueKind.Object).EnumerateObject())
        {
            foreach (var (key, ending) in ((string, string)[])[("min", "Min"), ("median", "Median")])
            {
                Add(figures, metric.Name + ending, metric.Value.TryGetProperty(key, out var value) ? value : null);
            }
        }

        var failures = artifact.Whole("failures");
        return new EvidenceDraft(
            now, figures, artifact.Flag("passes") && failures == 0 ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            $"campaign {artifact.Text("name")}", artifact.Hash);
    }

    private static string Parameters(Artifact artifact, string path) => StrategySubject.ParametersHash(
        artifact.Need(path, JsonValueKind.Object).EnumerateObject()
            .Select(static one => (one.Name, one.Value.ToString())));

    private static void RequireTables(Artifact artifact)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(artifact.File))!;
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in artifact.Need("files", JsonValueKind.Object).EnumerateObject()
            .OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, Path.GetFileName(table.Name));
            if (!File.Exists(path))
            {
                throw artifact.Wrong(
                    $"files.{table.Name}", "it is not beside the result", "keep the folder of a run whole");
            }

            var bytes = File.ReadAllBytes(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var expected = table.Value.TryGetProperty("sha256", out var named) ? named.GetString() : null;
            if (!string.Equals(hash, expected, StringComparison.Ordinal))
            {
                throw artifact.Wrong(
                    $"files.{table.Name}", "it is not the table that the run wrote", "run the backtest again");
            }

            all.AppendData(bytes);
        }

        if (Convert.ToHexStringLower(all.GetHashAndReset()) != artifact.Text("hashes.result"))
        {
            throw artifact.Wrong("hashes.result", "it does not fit the tables", "run the backtest again");
        }
    }

    private static void AddNumbers(List<EvidenceFigure> figures, JsonElement numbers, string ending)
    {
        foreach (var number in numbers.EnumerateObject())
        {
            Add(figures, number.Name + ending, number.Value);
        }
    }

    private static void Add(List<EvidenceFigure> figures, string name, JsonElement? value)
    {
        if (value is { } element && Artifact.TryNumber(element, out var number)
            && !figures.Exists(one => one.Name == name))
        {
            figures.Add(new EvidenceFigure(name, number));
        }
    }
}
