using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Campaigns;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll campaign</c></summary>
internal sealed class CampaignCommand : PlimsollCommand
{
    // A verdict of no ends a chain of commands as a wrong command line does; the text tells the two apart.
    private const ExitCode DoesNotPass = (ExitCode)2;
    private const int RunsDefault = 10;
    private const int DaysDefault = 30;

    private readonly TextOption strategy =
        new("--strategy", "NAME|FILE", "A shipped strategy, FILE.cs or FILE.dll; may stand first without --strategy.")
        {
            IsPath = true,
        };

    private readonly Argument<string?> first = new("STRATEGY")
    {
        Arity = ArgumentArity.ZeroOrOne, Description = "The same as --strategy.",
    };

    private readonly Option<string[]> set =
        new("--set") { Description = "Set a parameter of the strategy; may stand several times.",
            HelpName = "NAME=VALUE" };

    private readonly TextOption runs = new("--runs", "N", "How many simulations.") { DefaultText = "10" };

    private readonly TextOption seed = new("--seed", "N", "Seed of the first run; each further run has the next one.")
    {
        DefaultText = "1",
    };

    private readonly TextOption days = new("--days", "N", "Length of a made market of bars.") { DefaultText = "30" };

    private readonly Option<string[]> require = new("--require")
    {
        Description = "What must hold, such as total_return>0 or min(totalReturn)>-0.1; may stand several times.",
        HelpName = "RULE",
    };

    private readonly TextOption name = new("--name", "NAME", "Name of the campaign.")
    {
        DefaultText = "the strategy's name",
    };

    private readonly TextOption output = new("--out", "DIR", "Folder in which the folder campaign_NAME is written.")
    {
        DefaultText = "artifacts",
        IsPath = true,
    };

    private readonly TextOption parallel = new("--parallel", "N", "Most runs at a time; changes no figure.")
    {
        DefaultText = "as many as there are processors",
    };

    private readonly TextOption catalog = CatalogOption.Create();
    private readonly BacktestOptions options = new(isMarketNeeded: false);

    public CampaignCommand()
        : base("campaign", "Run a strategy many times over made markets or windows of stored data.")
    {
        Arguments.Add(first);
        foreach (var option in (Option[])[strategy, set, runs, seed, days, require, name, output, parallel])
        {
            Options.Add(option);
        }

        foreach (var option in options.All)
        {
            Options.Add(option);
        }

        Options.Add(catalog);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll campaign SmaCross --runs 10 --seed 1 --fees bps:10",
        "plimsoll campaign SmaCross --runs 20 --days 60 --period 15m --require 'total_return>0' --require "
            + "'max(maxDrawdown)<0.2'",
        "plimsoll campaign MarketMaker --world calm --minutes 30 --runs 10 --latency 1ms",
        "plimsoll campaign SmaCross --runs 12 --instrument BTCUSDT.BINANCE --period 1h --name windows",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var text = values.Text(strategy) ?? arguments.GetValue(first);
        var settings = options.Read(arguments);
        var count = (int)(values.Whole(runs, 1, Campaign.RunsMax) ?? RunsDefault);
        var rules = ReadRules(arguments);
        var loaded = StrategyLoader.OfProgram(scope.OwnStrategy).Load(text);
        var plan = new CampaignPlan(
            settings, loaded, values.Pairs(set), text is null ? loaded.Factory.Name : StrategyReference.ShortName(text))
        {
            Count = count,
            Seed = (ulong)(values.Whole(seed, 0, long.MaxValue) ?? 1),
            Days = (int)(values.Whole(days, 1, 3_650) ?? DaysDefault),
            Name = values.Text(name) ?? loaded.Factory.Name,
            Rules = rules,
            ParallelMax = (int)(values.Whole(parallel, 1, 1_024) ?? Environment.ProcessorCount),
        };
        var folder = Path.Combine(values.Text(output) ?? "artifacts", "campaign_" + plan.Name);
        var report = Run(plan, scope.Output, CatalogOption.Folder(values, catalog));
        CampaignFiles.Write(folder, report);
        Show(scope.Output, report, folder);
        return report.FailureCount > 0 ? ExitCode.StrategyFailed : report.Passes ? ExitCode.Ok : DoesNotPass;
    }

    private static CampaignReport Run(CampaignPlan plan, Output output, string catalogFolder)
    {
        using var market = new CampaignMarket(plan, catalogFolder);
        using var interrupt = new Interrupt(output);
        using var display = new ProgressDisplay(output, "running");
        try
        {
            return Campaign.Run(
                plan.Request(market.Cases, market.Currency), done => display.Report("running", done, plan.Count),
                interrupt.Token);
        }
        catch (ArgumentException refused)
        {
            throw CommandException.Usage(
                "such a campaign cannot be run", plan.Name, refused.Message.ReplaceLineEndings(" "));
        }
    }

    private static void Show(Output output, CampaignReport report, string folder)
    {
        if (output.IsJson)
        {
            output.Raw(File.ReadAllBytes(Path.Combine(folder, CampaignFiles.Report)));
            return;
        }

        var table = new TextTable("", ">min", ">quartile", ">median", ">quartile", ">max", ">mean");
        foreach (var figure in report.Figures.Where(static figure => IsShown(figure.Metric.Name)))
        {
            var lie = figure.Distribution;
            table.Add(
                figure.Metric.Name, Text(lie.Min), Text(lie.LowerQuartile), Text(lie.Median), Text(lie.UpperQuartile),
                Text(lie.Max), Text(lie.Mean));
        }

        table.WriteTo(output.Human);
        output.Line();
        foreach (var rule in report.Rules)
        {
            output.Line($"{(rule.Holds ? "holds" : "DOES NOT HOLD")}: {rule.Rule} ({Text(rule.Value)})");
        }

        foreach (var run in report.Runs.Where(static run => run.Failure is not null))
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture, $"run {run.Number} (seed {run.Seed}) failed: {run.Failure}"));
        }

        output.Line(report.Passes ? "the campaign passes" : "the campaign does not pass");
        output.Line("summary: " + Path.Combine(folder, CampaignFiles.Page));
    }

    private static bool IsShown(string figure) =>
        figure is "netProfit" or "totalReturn" or "sharpe" or "maxDrawdown" or "trades" or "orders" or "fills" or "fees"
            or "winRate";

    private static string Text(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "-";

    private List<CampaignRule> ReadRules(ParseResult arguments)
    {
        var rules = new List<CampaignRule>();
        foreach (var text in arguments.GetValue(require) ?? [])
        {
            rules.Add(CampaignRule.TryParse(text, out var rule) ? rule
                : throw CommandException.Usage(
                    "bad --require", $"'{text}'",
                    "write FIGURE>NUMBER or STATISTIC(FIGURE)>NUMBER with >, >=, < or <= and min, q1, median, q3, max, "
                    + "mean, sd or count"));
        }

        return rules;
    }
}
