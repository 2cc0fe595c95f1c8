using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Pacing;
using Plimsoll.Host.Paper;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Kernel.Risk;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Commands;

/// <summary>The options of a paper run and how they are read.</summary>
internal sealed class PaperOptions
{
    private static readonly string[] NotForPaper =
        ["--benchmark", "--no-sensitivity", "--risk-free", "--compare-fills", "--equity-interval"];

    private readonly TextOption strategy = new(
        "--strategy", "NAME[,NAME]", "Shipped strategies, FILE.cs or FILE.dll; several are divided by commas.");

    private readonly Option<string[]> set = new("--set")
    {
        Description = "Set a parameter, of several strategies as STRATEGY.NAME=VALUE; may stand several times.",
        HelpName = "NAME=VALUE",
    };

    private readonly TextOption pace = new(
        "--pace", "PACE", "How market time goes by: real, fast (as fast as possible) or 60x.")
    {
        DefaultText = "real",
    };

    private readonly TextOption durability = new(
        "--durability", "WHEN", "When the journal is brought to disk: command, interval, record or none.")
    {
        Choices = ["command", "interval", "record", "none"],
        DefaultText = "command",
    };

    private readonly LimitOptions limits = new();

    private readonly TextOption kills = new(
        "--kill-sources", "FILE", "What else can kill the run: files, variables, Redis keys, PostgreSQL rows.")
    {
        DefaultText = "operator, signal and the file 'kill' in the run folder",
        IsPath = true,
    };

    private readonly TextOption strategyDeadline = new(
        "--strategy-deadline", "SECONDS", "A kernel busy with one event for longer has lost the account.")
    {
        DefaultText = "5",
    };

    private readonly TextOption killDeadline = new(
        "--kill-deadline", "SECONDS", "A kill that the kernel has not taken for so long is carried out without it.")
    {
        DefaultText = "1",
    };

    private readonly TextOption flattenDeadline = new(
        "--flatten-deadline", "SECONDS", "How long an emergency may take until a person is called.")
    {
        DefaultText = "60, and three bars",
    };

    private readonly Option<bool> resume = new("--resume")
    {
        Description = "Go on with a run that was cut off, where its journal ends; else a new one begins.",
    };

    private readonly EvidenceOptions evidence = new();

    private readonly TextOption catalog = CatalogOption.Create();
    private readonly BacktestOptions market = new();

    /// <summary>The folder of the run, an option of its own in every command about one.</summary>
    public TextOption Folder { get; } = RunFolderOption.Create();

    public IReadOnlyList<Option> All =>
    [
        strategy, set, Folder, pace, .. limits.All, kills, durability, strategyDeadline, killDeadline,
        flattenDeadline, resume, .. evidence.Place, evidence.Policy,
        .. market.All.Where(static one => !NotForPaper.Contains(one.Name, StringComparer.Ordinal)), catalog,
    ];

    /// <summary>Reads what was asked for and opens the market.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="scope">The program.</param>
    /// <param name="data">Gets the data; stays the caller's.</param>
    /// <exception cref="CommandException">A value cannot be read.</exception>
    public PaperPlan Read(ParseResult arguments, CommandScope scope, RunMarket data)
    {
        var values = new ValueReader(arguments);
        var settings = market.Read(arguments);
        var folder = values.Needed(Folder);
        var strategies = ReadStrategies(values, scope);
        var factor = ReadPace(values);
        data.Open(settings, CatalogOption.Folder(values, catalog));
        var bar = settings.Books is null && factor > 0 ? data.Series[0].Period.Nanos * 3e-9 / factor : 0;
        // What has a default holds also where nobody asked for it: a long run is not left without limits.
        var allowed = limits.Read(values, arguments) ?? RiskText.Parse([]);
        return new PaperPlan
        {
            Resumes = values.IsSet(resume),
            Authorization = allowed.Authorization == AuthorizationLevel.Denied ? null : new PaperAuthorization(
                evidence.ReadPlace(values), evidence.ReadPolicy(values),
                [.. strategies.Select(static one => StrategySubject.Of(one.Loaded, one.Parameters))]),
            Folder = folder,
            Request = Request(settings, data, strategies),
            Strategies = strategies,
            Pace = factor,
            Durability = values.Word(durability) switch
            {
                "interval" => Durability.Interval,
                "record" => Durability.Record,
                "none" => Durability.None,
                _ => Durability.Command,
            },
            Limits = allowed,
            StrategyDeadline = TimeSpan.FromSeconds(values.Fraction(strategyDeadline, 0.1, 3_600) ?? 5),
            KillDeadline = TimeSpan.FromSeconds(values.Fraction(killDeadline, 0.1, 3_600) ?? 1),
            FlattenDeadline = TimeSpan.FromSeconds(values.Fraction(flattenDeadline, 0.1, 1e6) ?? (60 + bar)),
            Sources = ReadSources(values, folder),
        };
    }

    // Several strategies share the cash, unless somebody says otherwise.
    private static BacktestRequest Request(
        BacktestSettings settings, RunMarket data, List<PaperStrategy> strategies)
    {
        var share = string.Create(CultureInfo.InvariantCulture, $"percent:{100 / strategies.Count}");
        return new BacktestRequest
        {
            StrategyName = strategies[0].Name,
            CreateStrategy = () => strategies[0].Loaded.Factory.Create(strategies[0].Parameters),
            CodeHash = strategies[0].Loaded.CodeHash,
            Series = data.Series,
            Books = settings.Books?.Rules,
            Period = settings.Period,
            From = settings.From,
            To = settings.To,
            Cash = settings.Cash,
            Fees = settings.Costs.Fees,
            Slippage = settings.Costs.Slippage,
            Partials = settings.Costs.Partials,
            Charges = settings.Costs.Charges,
            Margin = settings.Costs.Margin,
            AccountCurrency = settings.Costs.AccountCurrency,
            RateSeries = data.Rates,
            Policy = settings.Policy,
            Sizing = strategies.Count > 1 && settings.Sizing == default && Sizing.TryParse(share, out var split)
                ? split
                : settings.Sizing,
            LeverageMax = settings.LeverageMax,
            WarmUpBars = settings.WarmUpBars,
            TriesOtherPolicies = false,
            ComparesWithHolding = false,
        };
    }

    private List<PaperStrategy> ReadStrategies(ValueReader values, CommandScope scope)
    {
        var loader = StrategyLoader.OfProgram(scope.OwnStrategy);
        var found = new List<(string Name, string Reference, LoadedStrategy Loaded)>();
        var texts = (values.Text(strategy) ?? "").Split(',', StringSplitOptions.TrimEntries);
        foreach (var text in texts)
        {
            // None means the program's own.
            var loaded = loader.Load(text.Length == 0 && texts.Length == 1 ? null : text);
            var name = StrategyNames.Next([.. found.Select(static one => one.Name)], loaded.Factory.Name);

            found.Add((name, text.Length == 0 ? name : StrategyReference.ShortName(text), loaded));
        }

        var set = values.Pairs(this.set);
        var strategies = found.ConvertAll(
            one => new PaperStrategy(one.Name, one.Reference, one.Loaded, ParametersOf(one.Name, found.Count, set)));
        foreach (var (name, value) in set)
        {
            if (found.Count > 1 && !found.Exists(
                one => name.StartsWith(one.Name + ".", StringComparison.OrdinalIgnoreCase)))
            {
                throw CommandException.Usage(
                    "--set of several strategies", $"{name}={value}",
                    $"write STRATEGY.NAME=VALUE with one of {string.Join(", ", found.Select(static one => one.Name))}");
            }
        }

        foreach (var one in strategies)
        {
            _ = one.Loaded.Factory.Create(one.Parameters);
        }

        return strategies;
    }

    private static Dictionary<string, string> ParametersOf(string name, int count, Dictionary<string, string> set)
    {
        var own = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in set)
        {
            if (key.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase))
            {
                own[key[(name.Length + 1)..]] = value;
            }
            else if (count == 1)
            {
                own[key] = value;
            }
        }

        return own;
    }

    private double ReadPace(ValueReader values)
    {
        var text = values.Text(pace) ?? "real";
        return MarketClock.TryParse(text, out var factor)
            ? factor
            : throw ValueReader.Refuse(pace, text, "write real, fast, or a number with x such as 60x");
    }

    private IReadOnlyList<IKillSource> ReadSources(ValueReader values, string folder)
    {
        // A file in the run folder needs no configuration: 'touch kill' works for whoever may write there.
        var usual = new FileSource(Path.Combine(folder, "kill"), isRequired: false, KillLevel.Flatten);
        if (values.Text(kills) is not { } file)
        {
            return [usual];
        }

        try
        {
            return [usual, .. KillSourceText.Parse(File.ReadAllText(file))];
        }
        catch (FormatException cause)
        {
            throw ValueReader.Refuse(kills, file, cause.Message);
        }
    }
}
