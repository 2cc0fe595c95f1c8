using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Replay;
using Plimsoll.Journal.States;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Journaling;

/// <summary>Replays a recorded run from its journal alone.</summary>
public static class RunReplay
{
    /// <summary>What a journal says of its run.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <exception cref="JournalException">There is none, or its header describes no run.</exception>
    public static RunDescription Describe(JournalFolder folder)
    {
        return RunDescriptionReader.Read(ConfigurationOf(folder));
    }

    /// <summary>The configuration in a journal's header, as it was written.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <exception cref="JournalException">There is none.</exception>
    public static ReadOnlyMemory<byte> ConfigurationOf(JournalFolder folder)
    {
        using var reader = JournalReader.OfWhatIsThere(folder.Path);
        return reader.TryRead(out _) && reader.Header is { } header
            ? header.Configuration
            : throw new JournalException(
                JournalProblem.Absent, $"{folder}: the journal has no sound record: see 'plimsoll journal verify'");
    }

    /// <summary>Replays it and compares every command.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="strategy">A fresh strategy with the recorded parameters.</param>
    /// <param name="until">The last record to look at.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ReplayReport Run(
        JournalFolder folder, RunDescription description, Strategy strategy, long until,
        CancellationToken cancellation) =>
        Run(folder, description, strategy, new ReplayOptions { Until = until }, cancellation);

    /// <summary>Replays it from its beginning and compares every command and every state that is still there.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="strategy">A fresh strategy with the recorded parameters.</param>
    /// <param name="options">How far, and as which program (<see cref="RunProgram"/>).</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ReplayReport Run(
        JournalFolder folder, RunDescription description, Strategy strategy, ReplayOptions options,
        CancellationToken cancellation) => Run(folder, description, [strategy], options, cancellation);

    /// <summary>Replays it from its beginning and compares every command and every state that is still there.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="strategies">Fresh strategies with the recorded parameters, by index.</param>
    /// <param name="options">How far, and as which program (<see cref="RunProgram"/>).</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ReplayReport Run(
        JournalFolder folder, RunDescription description, IReadOnlyList<Strategy> strategies, ReplayOptions options,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Run(folder, description, strategies, options, 0, cancellation).Report;
    }

    /// <summary>
    /// Goes on from the newest state that can be used and replays only what follows it; without one, from the
    /// beginning.
    /// </summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="createStrategy">Makes a fresh strategy with the recorded parameters and the recorded code.</param>
    /// <param name="options">How far, and as which program.</param>
    /// <param name="passedOver">Takes the states that could not be used, each with why.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ReplayReport RunFromState(
        JournalFolder folder, RunDescription description, Func<Strategy> createStrategy, ReplayOptions options,
        IDictionary<string, string> passedOver, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(createStrategy);
        return RunFromState(
            folder, description, () => (IReadOnlyList<Strategy>)[createStrategy()], options, passedOver, cancellation);
    }

    /// <summary>As the other, for a run of several strategies.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="createStrategies">Makes fresh strategies with the recorded parameters and the recorded
    /// code.</param>
    /// <param name="options">How far, and as which program.</param>
    /// <param name="passedOver">Takes the states that could not be used, each with why.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ReplayReport RunFromState(
        JournalFolder folder, RunDescription description, Func<IReadOnlyList<Strategy>> createStrategies,
        ReplayOptions options, IDictionary<string, string> passedOver, CancellationToken cancellation) =>
        Rebuild(folder, description, createStrategies, options, passedOver, cancellation).Report;

    /// <summary>
    /// The kernel as it stood behind the last record: from the newest state that can be used, and what follows it.
    /// </summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="createStrategies">Makes fresh strategies with the recorded parameters and the recorded
    /// code.</param>
    /// <param name="options">How far, and as which program.</param>
    /// <param name="passedOver">Takes the states that could not be used, each with why.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>What the replay found, and the kernel; where there is a difference, the kernel as it stands
    /// there.</returns>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static (ReplayReport Report, TradingKernel Kernel) Rebuild(
        JournalFolder folder, RunDescription description, Func<IReadOnlyList<Strategy>> createStrategies,
        ReplayOptions options, IDictionary<string, string> passedOver, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(createStrategies);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(passedOver);
        var states = new StateFolder(folder);
        while (states.FindUsable(options.Program, options.Until, passedOver) is { } state)
        {
            try
            {
                return Run(
                    folder, description, createStrategies(), options with { From = state }, state.Sequence,
                    cancellation);
            }
            catch (StateFormatException refused)
            {
                passedOver[state.Name] = refused.Message;
            }
        }

        return Run(folder, description, createStrategies(), options, 0, cancellation);
    }

    private static (ReplayReport Report, TradingKernel Kernel) Run(
        JournalFolder folder, RunDescription description, IReadOnlyList<Strategy> strategies, ReplayOptions options,
        long behind,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(description);
        using var reader = JournalReader.Behind(folder, behind);
        TradingKernel? kernel = null;
        var report = KernelReplay.Run(
            reader,
            (gateway, observer) => kernel = new TradingKernel(
                description.Configuration, strategies, gateway, observer),
            options with { States = new StateFolder(folder), HearsDecisions = description.HasDecisions },
            cancellation);
        return (report, kernel!);
    }
}
