namespace Plimsoll.Data.Store;

/// <summary>Walks over the rows of a series from one moment to another, a stretch of one segment at a time.</summary>
internal sealed class SegmentCursor
{
    private readonly SegmentFile[] files;
    private readonly long toNs;
    private readonly int fromSegment;
    private readonly int fromRow;
    private int end;

    /// <param name="files">The segments in order of time.</param>
    /// <param name="fromNs">First moment, inclusive.</param>
    /// <param name="toNs">Last moment, exclusive; <see cref="long.MaxValue"/> for none.</param>
    /// <param name="markColumn">
    /// For a book its column of marks: the walk then begins at the last clearing before the first moment, because a
    /// book is not known without what it was. -1 for rows that stand alone.
    /// </param>
    public SegmentCursor(SegmentFile[] files, long fromNs, long toNs, int markColumn)
    {
        this.files = files;
        this.toNs = toNs;
        while (Segment < files.Length - 1 && files[Segment].Header.LastTimeNs < fromNs)
        {
            Segment++;
        }

        if (files.Length > 0)
        {
            Position = SortedTimes.FirstAtOrAfter(files[Segment].Column(ColumnLayout.Time), fromNs);
            fromSegment = Segment;
            fromRow = Position;
            if (markColumn >= 0 && fromNs > files[0].Header.FirstTimeNs)
            {
                GoToClearing(markColumn);
            }

            end = End();
        }
    }

    /// <summary>Index of the segment that the stretch lies in.</summary>
    public int Segment { get; private set; }

    /// <summary>First row of the stretch.</summary>
    public int Position { get; private set; }

    /// <summary>Rows of the stretch, at most <paramref name="countMax"/>; 0 at the end.</summary>
    public int Stretch(int countMax)
    {
        while (Position >= end && Segment < files.Length - 1)
        {
            Segment++;
            Position = 0;
            end = End();
        }

        return Math.Min(countMax, Math.Max(0, end - Position));
    }

    /// <summary>Goes on behind the first <paramref name="count"/> rows of the stretch.</summary>
    public void Advance(int count) => Position += count;

    /// <summary>Whether a row of the current segment is the last one before the first moment.</summary>
    public bool IsLastBefore(int row) => Segment == fromSegment
        ? row + 1 == fromRow
        : Segment + 1 == fromSegment && fromRow == 0 && row + 1 == files[Segment].Rows;

    private int End()
    {
        var times = files[Segment].Column(ColumnLayout.Time);
        return toNs == long.MaxValue ? times.Length : SortedTimes.FirstAtOrAfter(times, toNs);
    }

    private void GoToClearing(int markColumn)
    {
        var row = Position - 1;
        for (var segment = Segment; segment >= 0; segment--)
        {
            var marks = files[segment].Column(markColumn);
            for (row = segment == Segment ? row : marks.Length - 1; row >= 0; row--)
            {
                if (new BookMark(marks[row]).IsClear)
                {
                    Segment = segment;
                    Position = row;
                    return;
                }
            }
        }
    }
}
