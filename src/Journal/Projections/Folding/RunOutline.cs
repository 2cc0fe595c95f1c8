using Plimsoll.Kernel;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>What a projection must know of the run beside its records; stands in the journal's header.</summary>
public sealed record RunOutline
{
    /// <summary>What the run's kernel was wired with; of its own, not shared with a kernel or another fold.</summary>
    public required KernelConfiguration Configuration { get; init; }

    /// <summary>The names of the strategies, by index; each once.</summary>
    public required IReadOnlyList<string> Strategies { get; init; }
}
