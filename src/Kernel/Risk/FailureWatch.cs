using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Counts what the venue rejected: in a row, in a window, and among the last hundred.</summary>
internal sealed class FailureWatch
{
    private const int AnswersKept = 100;
    private const int AnswersMin = 10;
    private readonly SlidingWindow? window;
    private UInt128 answers;
    private int answerCount;

    /// <param name="inWindowMax">How many in the window are too many; 0 for no such limit.</param>
    /// <param name="windowNs">Length of the window.</param>
    public FailureWatch(int inWindowMax, long windowNs)
    {
        window = inWindowMax > 0 ? new SlidingWindow(inWindowMax, windowNs) : null;
    }

    /// <summary>Rejections since the last order that was taken.</summary>
    public int InRow { get; private set; }

    /// <summary>Rejected ones of the last hundred, in millionths; null before the tenth answer.</summary>
    public long? RateMillionths => answerCount < AnswersMin
        ? null
        : (long)(UInt128.PopCount(answers) * 1_000_000UL / (uint)answerCount);

    public int InWindow(long nowNs) => window?.CountAt(nowNs) ?? 0;

    /// <summary>As <see cref="InWindow"/>, and changes nothing.</summary>
    public int PeekWindow(long nowNs) => window?.Peek(nowNs) ?? 0;

    public void Fail(long nowNs)
    {
        InRow++;
        window?.Add(nowNs);
        Note(isFailure: true);
    }

    public void Succeed()
    {
        InRow = 0;
        Note(isFailure: false);
    }

    /// <summary>An operator has looked: the counts begin anew.</summary>
    public void Reset()
    {
        InRow = 0;
        answers = 0;
        answerCount = 0;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(InRow);
        writer.Write(answerCount);
        unchecked
        {
            // The two halves of a 128-bit number: the casts cut on purpose.
            writer.Write((long)(ulong)(answers >> 64));
            writer.Write((long)(ulong)answers);
        }

        (window ?? new SlidingWindow(0, 0)).Save(writer);
    }

    public void Restore(IStateReader reader)
    {
        InRow = (int)reader.ReadInt64();
        answerCount = (int)reader.ReadInt64();
        unchecked
        {
            // Put together again from its halves.
            var upper = (ulong)reader.ReadInt64();
            answers = new UInt128(upper, (ulong)reader.ReadInt64());
        }

        (window ?? new SlidingWindow(0, 0)).Restore(reader);
    }

    private void Note(bool isFailure)
    {
        var mask = (UInt128.One << AnswersKept) - 1;
        answers = ((answers << 1) | (isFailure ? UInt128.One : UInt128.Zero)) & mask;
        answerCount = Math.Min(AnswersKept, answerCount + 1);
    }
}
