using System.Text.Json;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Authorization;

/// <summary>
/// Evidence from reports of what happened over real time: validations, drills, reconciliations, readiness.
/// </summary>
internal static class ReportEvidence
{
    private const long HourNs = 3_600_000_000_000;
    private const long DayNs = 24 * HourNs;
    private const int ReadinessDays = 30;

    /// <summary>Reads the report of a validation; docs/authorization.md says what is in it.</summary>
    /// <exception cref="CommandException">It is damaged, of something else, or dated ahead.</exception>
    public static EvidenceDraft OfValidation(
        string file, EvidenceSubject now, ValidationThresholds thresholds, long nowNs)
    {
        using var artifact = Open(file, "validation");
        artifact.RequireSubject(
            new EvidenceSubject(
                artifact.Text("strategy"), artifact.Text("codeHash"), artifact.Text("parametersHash"),
                artifact.Text("version")),
            now);
        var startedNs = artifact.TimeNs("started");
        var endedNs = Past(artifact, "ended", nowNs);
        if (endedNs < startedNs)
        {
            throw artifact.Wrong("ended", artifact.Text("ended"), "a time after the start is needed");
        }

        var (orders, filled) = (artifact.Whole("orders"), artifact.Whole("filled"));
        if (filled > orders)
        {
            throw artifact.Wrong("filled", artifact.Need("filled", JsonValueKind.Number).GetRawText(),
                "no more than all orders can be filled");
        }

        var decision = ValidationDecision.Of(orders, filled, artifact.Number("quantity"), thresholds);
        var figures = new List<EvidenceFigure>
        {
            new("durationHours", Amount.FromAtto((Int128)(endedNs - startedNs) * 10_000_000 / 36)),
            new("riskGrade", Amount.FromUnits((long)decision.Risk)),
            new("orders", Amount.FromUnits(orders)),
        };
        if (orders > 0)
        {
            figures.Add(new EvidenceFigure("fillRate", Amount.FromUnits(filled).Scale(1, orders, 12)));
        }

        foreach (var metric in artifact.Find("metrics") is { ValueKind: JsonValueKind.Object } metrics
            ? metrics.EnumerateObject().ToArray() : [])
        {
            if (Artifact.TryNumber(metric.Value, out var value) && !figures.Exists(one => one.Name == metric.Name))
            {
                figures.Add(new EvidenceFigure(metric.Name, value));
            }
        }

        return new EvidenceDraft(
            now, figures,
            !artifact.Flag("completed") ? EvidenceVerdict.Incomplete
                : decision.Passed ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            $"validation from {artifact.Text("started")} to {artifact.Text("ended")}: {decision.Risk} risk",
            artifact.Hash, endedNs);
    }

    /// <summary>Reads the report of a drill of the kill latch.</summary>
    /// <exception cref="CommandException">It is damaged, of another version, or dated ahead.</exception>
    public static EvidenceDraft OfKillDrill(string file, EvidenceSubject now, long nowNs)
    {
        using var artifact = Open(file, "kill-drill");
        var subject = RequireVersion(artifact, now);
        var isFlat = artifact.Flag("flatVerified");
        return new EvidenceDraft(
            subject, [new EvidenceFigure("flatSeconds", artifact.Number("flatSeconds"))],
            !artifact.Flag("completed") ? EvidenceVerdict.Incomplete
                : isFlat ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            isFlat ? "flat and verified" : "it did not become flat", artifact.Hash, Past(artifact, "ended", nowNs));
    }

    /// <summary>Reads the report of a reconciliation; it passed without differences.</summary>
    /// <exception cref="CommandException">It is damaged, of another version, or dated ahead.</exception>
    public static EvidenceDraft OfReconciliation(string file, EvidenceSubject now, long nowNs)
    {
        using var artifact = Open(file, "reconciliation");
        var subject = RequireVersion(artifact, now);
        var differences = artifact.Whole("differences");
        return new EvidenceDraft(
            subject, [new EvidenceFigure("differences", Amount.FromUnits(differences))],
            differences == 0 ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            differences == 0 ? "own books and the venue's agree" : "own books and the venue's differ", artifact.Hash,
            Past(artifact, "ended", nowNs));
    }

    /// <summary>Counts the readiness score of a list of proofs.</summary>
    /// <exception cref="CommandException">It is damaged, or names items or doubts that are not known.</exception>
    public static EvidenceDraft OfReadiness(string file, EvidenceSubject now, long nowNs)
    {
        using var artifact = Open(file, "readiness");
        var subject = RequireVersion(artifact, now);
        var answer = Readiness(artifact, nowNs);
        var figures = new List<EvidenceFigure>
        {
            new("score", Amount.FromUnits(answer.Score)), new("raw", Amount.FromUnits(answer.Raw)),
            new("foundation", Amount.FromUnits(answer.Foundation)),
        };
        figures.AddRange(answer.Groups.Select(
            static one => new EvidenceFigure("group." + one.Group, Amount.FromUnits(one.Points))));
        var missing = answer.Missing.Count == 0 ? "nothing is missing"
            : "missing: " + string.Join(", ", answer.Missing);
        return new EvidenceDraft(subject, figures, EvidenceVerdict.Passed, missing, artifact.Hash);
    }

    private static ReadinessAnswer Readiness(Artifact artifact, long nowNs)
    {
        var proofs = new List<ReadinessProof>();
        foreach (var proof in artifact.Need("proofs", JsonValueKind.Array).EnumerateArray())
        {
            var item = Text(artifact, proof, "item");
            var isKnown = ReadinessScore.Items.ToArray().Any(one => one.Name == item);
            if (!isKnown || !Enum.TryParse<ReadinessStatus>(
                Text(artifact, proof, "status"), ignoreCase: true, out var status)
                || !TimestampText.TryParse(Text(artifact, proof, "provenAt"), out var time))
            {
                throw artifact.Wrong(
                    "proofs", proof.GetRawText(),
                    "a known item, the status proven, failed or declared, and a time in UTC are needed");
            }

            proofs.Add(new ReadinessProof(
                item, status, nowNs - time.UnixNanos, Text(artifact, proof, "build"),
                proof.TryGetProperty("wired", out var wired) && wired.ValueKind == JsonValueKind.True));
        }

        var caps = artifact.Need("caps", JsonValueKind.Array).EnumerateArray()
            .Select(static one => one.ToString()).ToArray();
        try
        {
            return ReadinessScore.Of(proofs, caps, artifact.Text("build"), ReadinessDays * DayNs);
        }
        catch (ArgumentException unknown)
        {
            throw artifact.Wrong("caps", unknown.Message, "one of "
                + string.Join(", ", ReadinessScore.Caps.ToArray().Select(static one => one.Name)) + " is needed");
        }
    }

    private static string Text(Artifact artifact, JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw artifact.Wrong("proofs." + name, "missing", "a text is needed");

    private static Artifact Open(string file, string type)
    {
        var artifact = Artifact.Open(file);
        var found = artifact.Text("type");
        return found == type ? artifact : throw artifact.Wrong("type", found, $"'{type}' is needed");
    }

    private static EvidenceSubject RequireVersion(Artifact artifact, EvidenceSubject now)
    {
        var subject = EvidenceSubject.OfPlatform(artifact.Text("version"));
        artifact.RequireSubject(subject, now);
        return subject;
    }

    private static long Past(Artifact artifact, string path, long nowNs)
    {
        var timeNs = artifact.TimeNs(path);
        return timeNs <= nowNs
            ? timeNs
            : throw artifact.Wrong(path, artifact.Text(path), "a time in the past is needed");
    }
}
