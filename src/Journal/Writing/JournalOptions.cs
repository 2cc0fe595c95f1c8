using Plimsoll.Journal.Format;
using Plimsoll.Kernel.Ports;

namespace Plimsoll.Journal.Writing;

/// <summary>How a journal is written.</summary>
public sealed record JournalOptions
{
    /// <summary>When records are brought to disk.</summary>
    public Durability Durability { get; init; } = Durability.Command;

    /// <summary>Longest time that a record waits for its sync under <see cref="Durability.Interval"/>.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>A sync that takes longer is a stall.</summary>
    public TimeSpan SyncDeadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A segment ends when it has so many bytes; 4,096 or more.</summary>
    public long SegmentBytesMax { get; init; } = 64L * 1024 * 1024;

    /// <summary>A segment ends when it is so old; null: only by its size.</summary>
    public TimeSpan? SegmentAgeMax { get; init; }

    /// <summary>A group is sealed and written when it has so many bytes, synced or not; 128 to 2 MiB.</summary>
    public int GroupBytes { get; init; } = JournalLimits.GroupBytesUsual;

    /// <summary>
    /// Bytes kept back on disk, so that cancels and the end can still be written when it is full; 0 for none.
    /// </summary>
    public long ReserveBytes { get; init; } = 4L * 1024 * 1024;

    /// <summary>Whether ended segments are compressed when the journal is closed.</summary>
    public bool CompressesClosed { get; init; }

    /// <summary>The program that writes; at most 256 bytes.</summary>
    public string Build { get; init; } = "";

    /// <summary>What determines the run; stands in the header of each segment.</summary>
    public ReadOnlyMemory<byte> Configuration { get; init; }

    /// <summary>Measures intervals and deadlines.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told when the health changes, and why.</summary>
    public Action<JournalHealth, string>? Alarm { get; init; }

    /// <exception cref="JournalException">A value is out of its range.</exception>
    internal void Require()
    {
        Require(SegmentBytesMax >= 4096, nameof(SegmentBytesMax), SegmentBytesMax, "4096 or more");
        Require(GroupBytes is >= 128 and <= 2 * 1024 * 1024, nameof(GroupBytes), GroupBytes, "128 to 2097152");
        Require(ReserveBytes >= 0, nameof(ReserveBytes), ReserveBytes, "0 or more");
        Require(
            System.Text.Encoding.UTF8.GetByteCount(Build) <= SegmentHeader.BuildBytesMax, nameof(Build), Build.Length,
            "at most 256 bytes");
        Require(
            Configuration.Length <= SegmentHeader.ConfigurationBytesMax, nameof(Configuration), Configuration.Length,
            "less than a mebibyte");
    }

    private static void Require(bool holds, string name, long value, string remedy)
    {
        if (!holds)
        {
            throw new JournalException(JournalProblem.Misuse, string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"journal option {name}: {value}: give {remedy}"));
        }
    }
}
