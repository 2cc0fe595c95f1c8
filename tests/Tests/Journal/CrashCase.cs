using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal;

/// <summary>
/// A few lives of one journal from one seed: it is written, the disk fails or the machine stops somewhere, also while
/// it recovers, and after each life what is there must be a prefix of what was written with all that was acknowledged.
/// </summary>
internal sealed class CrashCase
{
    private const int LivesMax = 4;
    private const int StepsMax = 60;
    private readonly SplitMix random;
    private readonly FaultyFiles files;
    private readonly ManualClock clock = new();
    private readonly List<byte[]> written = [];
    private int acknowledged;
    private long lastCalls = 40;

    private CrashCase(ulong seed)
    {
        random = new SplitMix(seed);
        files = new FaultyFiles(unchecked(seed * 31));
    }

    /// <summary>How many lives ended before their plan was through.</summary>
    public int Crashes { get; private set; }

    /// <summary>How many tails were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>How many records were acknowledged in all.</summary>
    public int Acknowledged => acknowledged;

    /// <summary>How many lives ran into a full disk or an I/O error.</summary>
    public int Troubles { get; private set; }

    /// <exception cref="Xunit.Sdk.XunitException">What must hold does not.</exception>
    public static CrashCase Run(ulong seed)
    {
        var one = new CrashCase(seed);
        var lives = 1 + (int)(one.random.Next() % LivesMax);
        for (var life = 0; life < lives; life++)
        {
            one.Live();
            one.CheckAfterLife();
        }

        return one;
    }

    private void Live()
    {
        files.Begin(MakePlan());
        try
        {
            using var writer = JournalWriter.Open(files, MakeOptions());
            Cuts += writer.Cuts.Count;
            var first = written.Count;
            var numbers = new List<long>();
            var steps = random.Next() % StepsMax;
            for (var step = 0UL; step < steps; step++)
            {
                Step(writer, numbers);
                acknowledged = Math.Max(acknowledged, first + numbers.Count(one => one <= writer.DurableSequence));
            }

            if (random.Next() % 2 == 0)
            {
                writer.Dispose();
                acknowledged = Math.Max(acknowledged, first + numbers.Count(one => one <= writer.DurableSequence));
            }
            else
            {
                // Killed without a word: the writer's own end comes after the machine's and changes nothing.
                files.Begin(new FaultPlan { CutAt = 1 });
            }

            Troubles += writer.Health == Plimsoll.Kernel.Ports.JournalHealth.Sound ? 0 : 1;
        }
        catch (PowerCut)
        {
            Crashes++;
        }
        catch (IOException)
        {
            // The disk refused already at the opening.
            Troubles++;
        }

        lastCalls = Math.Max(10, files.Calls);
        files.Crash();
    }

    private void Step(JournalWriter writer, List<long> numbers)
    {
        switch (random.Next() % 8)
        {
            case 0:
                if (writer.Release() == ReleaseDecision.Send && numbers.Count > 0)
                {
                    Assert.True(
                        writer.Options.Durability == Durability.None || writer.DurableSequence >= numbers[^1],
                        "a command was let go before it was on disk");
                }

                break;
            case 1:
                writer.Tick();
                break;
            case 2:
                writer.Commit();
                break;
            case 3:
                clock.Advance(TimeSpan.FromMilliseconds(random.Next() % 20));
                break;
            default:
                Append(writer, numbers);
                break;
        }
    }

    private void Append(JournalWriter writer, List<long> numbers)
    {
        var payload = new byte[random.Next() % 300];
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] = unchecked((byte)random.Next());
        }

        var kind = random.Next() % 3 == 0 ? RecordKind.OutputCommand : RecordKind.InputEvent;
        // Noted before: when the machine stops in the call, the record may be there or not.
        written.Add(payload);
        var sequence = writer.Append(kind, 1, payload);
        if (sequence > 0)
        {
            numbers.Add(sequence);
        }
        else
        {
            written.RemoveAt(written.Count - 1);
        }
    }

    private void CheckAfterLife()
    {
        // Half of the time the machine stops again while the journal recovers.
        while (random.Next() % 2 == 0)
        {
            files.Begin(new FaultPlan { CutAt = 1 + (long)(random.Next() % 25) });
            try
            {
                JournalWriter.Open(files, MakeOptions()).Dispose();
            }
            catch (PowerCut)
            {
                Crashes++;
            }

            files.Crash();
        }

        files.Begin(new FaultPlan { HasShortReads = random.Next() % 2 == 0 });
        using (var writer = JournalWriter.Open(files, MakeOptions()))
        {
            Cuts += writer.Cuts.Count;
            writer.Append(RecordKind.Note, 1, "goes on"u8);
        }

        var report = JournalVerification.Run(files, []);
        Assert.True(report.Fault is null, report.Fault?.ToString());
        var survived = ReadAll();
        Assert.True(survived.Count >= acknowledged, string.Create(
            CultureInfo.InvariantCulture,
            $"{acknowledged} records were acknowledged and only {survived.Count} are there"));
        Assert.True(survived.Count <= written.Count, "more is there than was written");
        for (var i = 0; i < survived.Count; i++)
        {
            Assert.True(survived[i].AsSpan().SequenceEqual(written[i]), $"record {i} is not what was written");
        }

        written.RemoveRange(survived.Count, written.Count - survived.Count);
    }

    private List<byte[]> ReadAll()
    {
        var all = new List<byte[]>();
        using var reader = new JournalReader(files);
        while (reader.TryRead(out var record))
        {
            if (record.Kind is RecordKind.InputEvent or RecordKind.OutputCommand)
            {
                all.Add(record.Payload.ToArray());
            }
        }

        return all;
    }

    private FaultPlan MakePlan()
    {
        var at = 1 + (long)(random.Next() % (ulong)(lastCalls * 2));
        var plan = new FaultPlan { HasShortReads = random.Next() % 4 == 0 };
        return (random.Next() % 10) switch
        {
            < 5 => plan with { CutAt = at },
            < 7 => plan with { ErrorAt = at, ErrorStays = random.Next() % 2 == 0 },
            7 => plan with { CapacityBytes = files.UsedBytes + (long)(random.Next() % 20_000) },
            8 => plan with { ErrorAt = at, CutAt = at + (long)(random.Next() % 20) },
            _ => plan,
        };
    }

    private JournalOptions MakeOptions() => new()
    {
        Durability = (Durability)(random.Next() % 4),
        GroupBytes = 128 + (int)(random.Next() % 2000),
        SegmentBytesMax = 4096 + (long)(random.Next() % 8000),
        ReserveBytes = random.Next() % 2 == 0 ? 0 : 1500,
        CompressesClosed = random.Next() % 4 == 0,
        Interval = TimeSpan.FromMilliseconds(5),
        Clock = clock,
        Build = "test",
        Configuration = new byte[random.Next() % 3 == 0 ? random.Next() % 2500 : 0],
    };
}
