using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize compare</c></summary>
internal sealed class AuthorizeCompareCommand : PlimsollCommand
{
    private readonly TextOption paper = new("--paper", "FILE", "result.json of the run on paper.")
    {
        IsNeeded = true,
        IsPath = true,
    };

    private readonly TextOption money = new("--money", "FILE", "result.json of the same with money.")
    {
        IsNeeded = true,
        IsPath = true,
    };

    private readonly TextOption lastFeed = new("--last-feed", "TIME", "When the feed last spoke, UTC.")
    {
        DefaultText = "the feed is not judged",
    };

    private readonly SubjectOptions subject = new();
    private readonly EvidenceOptions options = new();

    public AuthorizeCompareCommand()
        : base("compare", "Compare trading with money with paper; outside the agreed band evidence is withdrawn.")
    {
        foreach (var option in (Option[])[
            .. subject.All, paper, money, lastFeed, options.Policy, .. options.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll authorize compare --strategy SmaCross --paper paper/result.json --money money/result.json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var policy = options.ReadPolicy(values);
        var now = subject.Read(values, scope);
        var nowNs = WallClock.NowNs();
        var deviations = DeviationCheck.Run(policy.Deviation, Figures(values, paper, now), Figures(values, money, now));
        var silence = values.Time(lastFeed) is { } last ? FeedSilence.Check(policy, last.UnixNanos, nowNs) : null;
        var found = new List<(WithdrawalCause Cause, string Text)>();
        found.AddRange(deviations.Select(static one => (WithdrawalCause.Deviation, one)));
        if (silence is not null)
        {
            found.Add((WithdrawalCause.FeedSilent, silence));
        }

        Withdraw(values, now, found, nowNs);
        Report(scope.Output, now, found);
        return found.Count == 0 ? ExitCode.Ok : ExitCode.Finding;
    }

    private static TradingFigures Figures(ValueReader values, TextOption option, EvidenceSubject now)
    {
        var file = values.Text(option) ?? throw CommandException.Usage("missing option", option.Name, "name the file");
        var draft = RunEvidence.OfBacktest(file, now);
        return new TradingFigures(Find("fillRate"), Find("slippageBasisPoints"), Find("totalReturn"));

        Model.Values.Amount? Find(string name)
        {
            foreach (var figure in draft.Figures)
            {
                if (figure.Name == name)
                {
                    return figure.Value;
                }
            }

            return null;
        }
    }

    private void Withdraw(
        ValueReader values, EvidenceSubject now, List<(WithdrawalCause Cause, string Text)> found, long nowNs)
    {
        if (found.Count == 0)
        {
            return;
        }

        var place = options.ReadPlace(values);
        using var key = EvidenceKey.Load(place.KeyFile);
        foreach (var cause in found.GroupBy(static one => one.Cause))
        {
            _ = place.Journal().Append(key, new Withdrawal(
                cause.Key, now.Strategy, EvidenceKind.None, nowNs, "plimsoll",
                string.Join("; ", cause.Select(static one => one.Text))));
        }
    }

    private static void Report(
        Output output, EvidenceSubject now, List<(WithdrawalCause Cause, string Text)> found)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("outside");
            foreach (var (_, text) in found)
            {
                json.WriteValue(text);
            }

            json.EndArray();
            json.Write("withdrawn", found.Count > 0);
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        foreach (var (_, text) in found)
        {
            output.Line("outside: " + text);
        }

        output.Line(found.Count == 0
            ? $"{now.Strategy}: everything lies inside the agreed band"
            : $"{now.Strategy}: all evidence until now is withdrawn");
    }
}
