using Plimsoll.Host.Safety.Sources;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Risk;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Paper;

/// <summary>A paper run as it was asked for.</summary>
internal sealed record PaperPlan
{
    public required string Folder { get; init; }

    /// <summary>Market, costs and rules.</summary>
    public required BacktestRequest Request { get; init; }

    public required IReadOnlyList<PaperStrategy> Strategies { get; init; }

    /// <summary>Market seconds in a second; 0 for as fast as possible.</summary>
    public required double Pace { get; init; }

    public Durability Durability { get; init; } = Durability.Command;

    /// <summary>Limits and breakers; null for those that always hold.</summary>
    public RiskConfiguration? Limits { get; init; }

    /// <summary>A kernel that is busy with one event for longer has lost the account.</summary>
    public TimeSpan StrategyDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A kill that the kernel has not taken for so long is carried out without it.</summary>
    public TimeSpan KillDeadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an emergency may take until a person is called.</summary>
    public TimeSpan FlattenDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>By what entries are authorized; null where the limits ask for nothing.</summary>
    public PaperAuthorization? Authorization { get; init; }

    /// <summary>Whether a run that was cut off goes on where its journal ends.</summary>
    public bool Resumes { get; init; }

    /// <summary>What else can kill the run.</summary>
    public IReadOnlyList<IKillSource> Sources { get; init; } = [];
}
