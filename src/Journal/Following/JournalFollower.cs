using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Strategies;

namespace Plimsoll.Journal.Following;

/// <summary>
/// Folds a journal without any strategy: a kernel with the recorded configuration takes the recorded events and
/// commands, and tells an observer what came of them: orders, executions, charges, trades, samples of equity.
/// </summary>
public sealed class JournalFollower
{
    private const int CancellationMask = 0xFFF;
    private readonly IRecordWatch? watch;
    private long events;
    private long commands;
    private long last;

    /// <summary>Wires a kernel that follows.</summary>
    /// <param name="configuration">What the journal's header says of the run.</param>
    /// <param name="strategyCount">How many strategies the run had.</param>
    /// <param name="observer">Is told what happened.</param>
    /// <param name="watch">Is shown each record before it is applied; null for nobody.</param>
    public JournalFollower(
        KernelConfiguration configuration, int strategyCount, IRunObserver observer, IRecordWatch? watch = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        this.watch = watch;
        var strategies = new Strategy[strategyCount];
        for (var i = 0; i < strategyCount; i++)
        {
            strategies[i] = new Bystander();
        }

        // Scores of the data are for strategies; nobody asks for them here.
        Kernel = new TradingKernel(
            configuration with { ChecksData = false }, strategies, new SilentGateway(), observer)
        {
            IsFollowing = true,
        };
    }

    /// <summary>The kernel, in the state behind the last record.</summary>
    public TradingKernel Kernel { get; }

    /// <summary>Applies the records of a journal.</summary>
    /// <param name="reader">At its beginning.</param>
    /// <param name="until">The last record to apply; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="JournalException">The journal is damaged or too new.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public FollowReport Run(JournalReader reader, long until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Kernel.Start();
        while (reader.TryRead(out var record) && record.Sequence <= until)
        {
            if ((record.Sequence & CancellationMask) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            last = record.Sequence;
            watch?.OnRecord(in record);
            Take(in record);
        }

        return new FollowReport(events, commands, last, reader.Tail);
    }

    private void Take(scoped in JournalRecord record)
    {
        if (record.Kind == RecordKind.InputEvent)
        {
            var e = EventRecord.Read(record.Version, record.Payload);
            events++;
            Kernel.Process(in e);
        }
        else if (record.Kind == RecordKind.Decision)
        {
            Kernel.FollowNumber(DecisionPayload.Read(record.Version, record.Payload).Wish.Order);
        }
        else if (record.Kind == RecordKind.OutputCommand)
        {
            var command = CommandRecord.Read(record.Version, record.Payload);
            commands++;
            Kernel.Follow(in command);
        }
    }
}
