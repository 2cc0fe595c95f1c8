using System.CommandLine;
using Plimsoll.Data.Json;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll ladder run</c></summary>
internal sealed class LadderRunCommand : PlimsollCommand
{
    private const long EvidenceNs = 30L * 24 * 3_600_000_000_000;

    private readonly Option<bool> rehearsal = new("--rehearsal")
    {
        Description = "Climb as if everything were there that a first stage needs; puts nothing on record.",
    };

    private readonly TextOption output = new("--out", "DIR", "Folder for the reports of the stages.")
    {
        DefaultText = "ladder",
        IsPath = true,
    };

    private readonly SubjectOptions subject = new();
    private readonly BacktestOptions options = new();
    private readonly TextOption catalog = CatalogOption.Create();
    private readonly EvidenceOptions evidence = new();

    public LadderRunCommand()
        : base("run", "Climb the capital ladder on the simulated venue, by stages. Exit code 1: it was rolled back.")
    {
        foreach (var option in (Option[])[
            .. subject.All, .. options.All, catalog, output, rehearsal, evidence.Policy, .. evidence.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll ladder run --strategy SmaCross --instrument BTCUSDT.BINANCE --period 15m --fees bps:10 --rehearsal",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var settings = options.Read(arguments) with { TriesOtherPolicies = false, ComparesWithHolding = false };
        var plan = evidence.ReadPolicy(values).Ladder ?? throw CommandException.Usage(
            "the policy has no ladder", values.Text((TextOption)evidence.Policy) ?? PolicyFile.DefaultName, "add one");
        var (loaded, parameters) = subject.Load(values, scope);
        var now = StrategySubject.Of(loaded, parameters);
        using var market = new RunMarket();
        market.Open(settings, CatalogOption.Folder(values, catalog));
        var request = BacktestRun.Request(
            settings, loaded, parameters, loaded.Factory.ValuesOf(loaded.Factory.Create(parameters)), market);
        var isRehearsal = values.IsSet(rehearsal);
        var entry = isRehearsal ? new LadderEntry(AuthorizationLevel.Limited, true, []) : Entry(values, now, plan);
        if (entry.Missing.Count > 0)
        {
            throw new CommandException(ExitCode.Finding, [.. entry.Missing.Select(
                static one =>
                    $"the ladder cannot be entered: {one}: see 'plimsoll authorize explain', or --rehearsal")]);
        }

        var (reports, ladder, notes) = Climb(request, plan, entry, scope.Output);
        var summary = Summary(request, now, plan, ladder, reports, notes, isRehearsal);
        var folder = values.Text(output) ?? "ladder";
        var currency = Currency(request);
        LadderFiles.Write(folder, summary, reports, currency);
        Report(scope.Output, summary, reports, notes, currency);
        if (!isRehearsal)
        {
            Record(values, now, reports, scope.Output);
        }

        return ladder.Phase == LadderPhase.RolledBack ? ExitCode.Finding : ExitCode.Ok;
    }

    private LadderEntry Entry(ValueReader values, EvidenceSubject now, LadderPlan plan)
    {
        var nowNs = WallClock.NowNs();
        var book = evidence.ReadPlace(values).Read();
        var answer = AuthorizationEvaluation.Evaluate(
            evidence.ReadPolicy(values), book.Records, book.Withdrawals, nowNs, now);
        return LadderEntry.Of(answer, book, plan, nowNs);
    }

    private static (IReadOnlyList<LadderReport> Reports, CapitalLadder Ladder, IReadOnlyList<string> Notes) Climb(
        BacktestRequest request, LadderPlan plan, LadderEntry entry, Output output)
    {
        using var interrupt = new Interrupt(output);
        var paper = Backtest.Run(request, progress: null, interrupt.Token);
        var ladder = new CapitalLadder(plan, LadderEvents.BaselineOf(paper.Result));
        var lot = request.Series[0].Instrument.QuantityGrid.Step;
        var simulation = new LadderSimulation(ladder, Trade, $"fixed:{lot}");
        var reports = simulation.Run(paper.Result.FromNs, request.Cash, entry.Level, entry.HasDrill);
        return (reports, ladder, simulation.Notes);

        BacktestOutcome Trade(Sizing sizing, Amount cash, long fromNs) => Backtest.Run(
            request with { Sizing = sizing, Cash = cash, From = Timestamp.FromUnixNanos(fromNs) },
            progress: null, interrupt.Token);
    }

    private static string Currency(BacktestRequest request) =>
        (request.AccountCurrency ?? request.Series[0].Instrument.Quote).ToString();

    private static byte[] Summary(
        BacktestRequest request, EvidenceSubject now, LadderPlan plan, CapitalLadder ladder,
        IReadOnlyList<LadderReport> reports, IReadOnlyList<string> notes, bool isRehearsal)
    {
        using var json = new CanonicalJsonWriter();
        json.BeginObject();
        json.Write("currency", Currency(request));
        json.Write("missingOnEntry", ladder.MissingOnEntry().Count);
        json.BeginArray("notes");
        foreach (var note in notes)
        {
            json.WriteValue(note);
        }

        json.EndArray();
        json.Write("passedStages", ladder.PassedStages);
        json.Write("phase", ladder.Phase.ToString());
        json.Write("rehearsal", isRehearsal);
        json.Write("simulated", true);
        json.BeginArray("stages");
        foreach (var report in reports)
        {
            json.BeginObject();
            LadderFiles.Write(json, report);
            json.EndObject();
        }

        json.EndArray();
        json.Write("stagesOfPlan", plan.Stages.Count);
        json.BeginObject("subject");
        json.Write("code", now.CodeHash);
        json.Write("parameters", now.ParametersHash);
        json.Write("strategy", now.Strategy);
        json.Write("version", now.Version);
        json.EndObject();
        json.EndObject();
        return json.ToArray();
    }

    private static void Report(
        Output output, byte[] summary, IReadOnlyList<LadderReport> reports, IReadOnlyList<string> notes,
        string currency)
    {
        if (output.IsJson)
        {
            output.Raw(summary);
            return;
        }

        foreach (var report in reports)
        {
            output.Human.Write(LadderFiles.Text(report, currency));
        }

        foreach (var note in notes)
        {
            output.Line("note: " + note);
        }
    }

    /// <summary>Puts passed stages on record; a failed one takes back what the strategy had.</summary>
    private void Record(
        ValueReader values, EvidenceSubject now, IReadOnlyList<LadderReport> reports, Output output)
    {
        var place = evidence.ReadPlace(values);
        using var key = EvidenceKey.Load(place.KeyFile);
        var nowNs = WallClock.NowNs();
        foreach (var report in reports)
        {
            if (report.Outcome == LadderPhase.RolledBack)
            {
                _ = place.Journal().Append(key, new Withdrawal(
                    WithdrawalCause.LadderFailed, now.Strategy, EvidenceKind.None, nowNs, "plimsoll",
                    $"stage {report.Stage.Name}: {report.Cause}"));
            }
            else if (report.IsPassed)
            {
                _ = place.Journal().Append(key, new EvidenceRecord
                {
                    Kind = EvidenceKind.Ladder,
                    Subject = now,
                    Figures =
                    [
                        new EvidenceFigure("stage", Amount.FromUnits(report.Number)),
                        new EvidenceFigure("simulated", Amount.FromUnits(1)),
                    ],
                    Verdict = EvidenceVerdict.Passed,
                    Issuer = "plimsoll",
                    Reason = $"stage {report.Stage.Name}: {report.Cause}",
                    IssuedNs = nowNs,
                    ExpiresNs = nowNs + EvidenceNs,
                });
            }
        }

        output.ErrorLine("note: the outcome of the stages is on record in " + place.Folder);
    }
}
