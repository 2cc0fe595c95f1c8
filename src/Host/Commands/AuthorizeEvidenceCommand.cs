using System.CommandLine;
using Plimsoll.Data.Store;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize evidence</c></summary>
internal sealed class AuthorizeEvidenceCommand : PlimsollCommand
{
    private readonly TextOption kind = new("--kind", "KIND", "What the file tells of.")
    {
        IsNeeded = true,
        Choices = ["backtest", "campaign", "validation", "kill-drill", "readiness", "reconciliation", "integrity"],
    };

    private readonly TextOption from = new(
        "--from", "FILE", "result.json, campaign_report.json or a report; not for integrity.") { IsPath = true };

    private readonly TextOption instrument = new("--instrument", "ID", "For integrity: the stored series.");
    private readonly TextOption period = new("--period", "PERIOD", "For integrity: its bars, such as 1m.");
    private readonly TextOption gaps = new("--gaps", "N", "For integrity: most missing bars in a row.")
    {
        DefaultText = "0",
    };

    private readonly TextOption orders = new("--orders-min", "N", "For validation: least orders.")
    {
        DefaultText = "1",
    };

    private readonly TextOption fillRate = new("--fill-rate-min", "RATE", "For validation: least share filled in full.")
    {
        DefaultText = "0.45",
    };

    private readonly TextOption quantity = new("--quantity-min", "N", "For validation: least sum of quantities.")
    {
        DefaultText = "0",
    };

    private readonly TextOption catalog = CatalogOption.Create();
    private readonly SubjectOptions subject = new();
    private readonly EvidenceOptions options = new();

    public AuthorizeEvidenceCommand()
        : base("evidence", "Check what a run or a report says, sign it and put it on record. Exit code 1: it failed.")
    {
        foreach (var option in (Option[])[
            kind, from, .. subject.All, instrument, period, gaps, orders, fillRate, quantity, catalog, options.Expires,
            .. options.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll authorize evidence --kind backtest --from result/result.json --strategy SmaCross",
        "plimsoll authorize evidence --kind integrity --instrument BTCUSDT.BINANCE --period 1m",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var word = values.Word(kind)
            ?? throw CommandException.Usage("missing option", "--kind", "say what the file tells of");
        _ = EvidenceKinds.TryParse(word, out var evidenceKind);
        var place = options.ReadPlace(values);
        using var key = EvidenceKey.Load(place.KeyFile);
        var nowNs = WallClock.NowNs();
        var draft = Read(evidenceKind, values, scope, nowNs);
        var issuedNs = draft.EndedNs ?? nowNs;
        var record = new EvidenceRecord
        {
            Kind = evidenceKind,
            Subject = draft.Subject,
            Figures = draft.Figures,
            Verdict = draft.Verdict,
            Issuer = "plimsoll",
            Reason = draft.Reason,
            SourceHash = draft.SourceHash,
            IssuedNs = issuedNs,
            ExpiresNs = issuedNs + options.ReadExpiresNs(values),
        };
        var sequence = place.Journal().Append(key, record);
        EvidenceLine.Write(scope.Output, record, sequence);
        return record.Verdict == EvidenceVerdict.Passed ? ExitCode.Ok : ExitCode.Finding;
    }

    private EvidenceDraft Read(EvidenceKind evidenceKind, ValueReader values, CommandScope scope, long nowNs)
    {
        if (evidenceKind == EvidenceKind.Integrity)
        {
            return Integrity(values);
        }

        var file = values.Text(from) ?? throw CommandException.Usage("missing option", "--from", "name the file");
        var now = EvidenceKinds.IsOfPlatform(evidenceKind)
            ? EvidenceSubject.OfPlatform(ProductVersion.Text)
            : subject.Read(values, scope);
        return evidenceKind switch
        {
            EvidenceKind.Backtest => RunEvidence.OfBacktest(file, now),
            EvidenceKind.Campaign => RunEvidence.OfCampaign(file, now),
            EvidenceKind.Validation => ReportEvidence.OfValidation(file, now, Thresholds(values), nowNs),
            EvidenceKind.KillDrill => ReportEvidence.OfKillDrill(file, now, nowNs),
            EvidenceKind.Readiness => ReportEvidence.OfReadiness(file, now, nowNs),
            _ => ReportEvidence.OfReconciliation(file, now, nowNs),
        };
    }

    private ValidationThresholds Thresholds(ValueReader values) =>
        ValidationThresholds.Read(
            values.Text(orders), values.Text(fillRate), values.Text(quantity), out var thresholds) is { } wrong
            ? throw new CommandException(ExitCode.Usage, [wrong])
            : thresholds;

    private EvidenceDraft Integrity(ValueReader values)
    {
        var id = values.Text(instrument) is null
            ? throw CommandException.Usage("missing option", "--instrument", "name the stored series")
            : values.Instrument(instrument);
        var bars = values.Period(period)
            ?? throw CommandException.Usage("missing option", "--period", "name its bars, such as 1m");
        using var series = Catalog.Open(CatalogOption.Folder(values, catalog)).OpenBars(id, bars);
        return IntegrityRun.Of(CatalogSeries.Of(series), (int)(values.Whole(gaps, 0, 1_000_000) ?? 0));
    }
}
