using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Ports;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal.Writing;

public sealed class JournalLineTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(50);
    private readonly FaultyFiles memory = new();
    private readonly HangingFiles files;

    public JournalLineTests() => files = new HangingFiles(memory);

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(Durability.None)]
    [InlineData(Durability.Interval)]
    [InlineData(Durability.Command)]
    [InlineData(Durability.Record)]
    public void Append_ManyRecords_AreAllThereInOrder(Durability durability)
    {
        using (var line = Open(durability, TimeSpan.FromMinutes(1)))
        {
            for (var i = 1; i <= 3_000; i++)
            {
                Assert.Equal(i, line.Append(RecordKind.Note, 1, JournalSample.Text(i)));
                if (i % 500 == 0)
                {
                    Assert.Equal(ReleaseDecision.Send, line.Release());
                    Assert.True(durability == Durability.None || line.DurableCount >= i);
                }
            }
        }

        Assert.Null(JournalVerification.Run(memory, []).Fault);
        using var reader = new JournalReader(memory);
        var next = 1;
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.Note)
            {
                Assert.Equal(JournalSample.Text(next++), record.Payload.ToArray());
            }
        }

        Assert.Equal(3_001, next);
    }

    [Fact]
    public void Release_DiskHangs_AllowsCancelsOnlyUntilItGoesOn()
    {
        using var line = Open(Durability.Command, Deadline);
        _ = line.Append(RecordKind.OutputCommand, 1, [1]);
        Assert.True(WaitFor(() => line.Release() == ReleaseDecision.Send), "the first command was not let go");

        files.Hang();
        _ = line.Append(RecordKind.OutputCommand, 1, [2]);
        Assert.Equal(ReleaseDecision.CancelsOnly, line.Release());
        Assert.True(WaitFor(() => line.Health == JournalHealth.Stalled), "the hang was not noticed");

        // The kernel goes on: appending does not wait for the disk.
        _ = line.Append(RecordKind.OutputCommand, 1, [3]);
        Assert.Equal(1, line.DurableCount);

        files.LetGo();
        Assert.True(WaitFor(() => line.DurableCount == 3), "the line did not go on");
        Assert.True(WaitFor(() => line.Append(RecordKind.OutputCommand, 1, [4]) > 0
            && line.Release() == ReleaseDecision.Send), "the stall did not end");
    }

    [Fact]
    public void Append_DiskFailed_KeepsNothingAndSaysSo()
    {
        using var line = Open(Durability.Command, TimeSpan.FromMinutes(1));
        memory.Begin(new FaultPlan { ErrorAt = 1, ErrorStays = true });
        _ = line.Append(RecordKind.OutputCommand, 1, [1]);
        Assert.Equal(ReleaseDecision.CancelsOnly, line.Release());
        Assert.Equal(JournalHealth.Failed, line.Health);
        Assert.Equal(0, line.Append(RecordKind.OutputCommand, 1, [2]));
        Assert.Equal(0, line.DurableCount);
    }

    [Fact]
    public void Append_ReservedKind_IsRefusedAtOnce()
    {
        using var line = Open(Durability.None, Deadline);
        Assert.Throws<JournalException>(() => line.Append(RecordKind.Seal, 1, []));
    }

    private static bool WaitFor(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30));

    private JournalLine Open(Durability durability, TimeSpan deadline) => new(JournalWriter.Open(
        files, JournalSample.Small with
        {
            Durability = durability,
            GroupBytes = 65_536,
            SegmentBytesMax = 1_000_000,
            Clock = TimeProvider.System,
            Interval = TimeSpan.FromMilliseconds(1),
            SyncDeadline = deadline,
        }));
}
