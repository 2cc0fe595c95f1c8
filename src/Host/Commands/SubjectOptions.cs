using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Strategies;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Commands;

/// <summary>The options that name a strategy and its parameters.</summary>
internal sealed class SubjectOptions
{
    private readonly TextOption strategy = new(
        "--strategy", "NAME|FILE", "A shipped strategy, FILE.cs or FILE.dll; with :CLASS where a file holds several.")
    {
        IsPath = true,
    };

    private readonly Option<string[]> set = new("--set")
    {
        Description = "Set a parameter of the strategy; may stand several times.", HelpName = "NAME=VALUE",
    };

    public IReadOnlyList<Option> All => [strategy, set];

    public bool IsNamed(ValueReader values, CommandScope scope) =>
        values.Text(strategy) is not null || scope.OwnStrategy is not null;

    /// <summary>The strategy with its parameters as it would run now.</summary>
    /// <exception cref="CommandException">It is not named, or cannot be loaded.</exception>
    public (LoadedStrategy Strategy, IReadOnlyDictionary<string, string> Settings) Load(
        ValueReader values, CommandScope scope) =>
        IsNamed(values, scope)
            ? (StrategyLoader.OfProgram(scope.OwnStrategy).Load(values.Text(strategy)), values.Pairs(set))
            : throw CommandException.Usage("missing option", strategy.Name, "add --strategy NAME|FILE");

    /// <summary>What it is, as evidence names it.</summary>
    public EvidenceSubject Read(ValueReader values, CommandScope scope)
    {
        var (loaded, settings) = Load(values, scope);
        return StrategySubject.Of(loaded, settings);
    }
}
