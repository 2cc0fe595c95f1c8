using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Replay;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Strategies;

namespace Plimsoll.Research.Journaling;

/// <summary>Replays a recorded run from its journal alone.</summary>
public static class RunReplay
{
    /// <summary>What a journal says of its run.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <exception cref="JournalException">There is none, or its header describes no run.</exception>
    public static RunDescription Describe(string folder)
    {
        return RunDescriptionReader.Read(ConfigurationOf(folder));
    }

    /// <summary>The configuration in a journal's header, as it was written.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <exception cref="JournalException">There is none.</exception>
    public static ReadOnlyMemory<byte> ConfigurationOf(string folder)
    {
        using var reader = new JournalReader(folder);
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
        string folder, RunDescription description, Strategy strategy, long until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(description);
        using var reader = new JournalReader(folder);
        return KernelReplay.Run(
            reader,
            (gateway, observer) => new TradingKernel(description.Configuration, [strategy], gateway, observer),
            description.HasDecisions,
            until,
            cancellation);
    }
}
