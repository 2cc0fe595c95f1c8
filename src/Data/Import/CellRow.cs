using System.Text;

namespace Plimsoll.Data.Import;

/// <summary>The cells of one line, found by its delimiter. Quoted cells may hold the delimiter.</summary>
internal sealed class CellRow
{
    /// <summary>Most columns a line may have.</summary>
    public const int CellsMax = 256;

    private readonly byte delimiter;
    private readonly int[] starts = new int[CellsMax];
    private readonly int[] ends = new int[CellsMax];

    public CellRow(char delimiter) => this.delimiter = (byte)delimiter;

    /// <summary>Number of cells of the line; more than <see cref="CellsMax"/> are counted as one more.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the cells of <paramref name="line"/>.</summary>
    public void Split(ReadOnlySpan<byte> line)
    {
        if (line.Contains((byte)'"'))
        {
            SplitQuoted(line);
            return;
        }

        var count = 0;
        var begin = 0;
        while (count < CellsMax)
        {
            var length = line[begin..].IndexOf(delimiter);
            starts[count] = begin;
            ends[count] = length < 0 ? line.Length : begin + length;
            count++;
            if (length < 0)
            {
                Count = count;
                return;
            }

            begin += length + 1;
        }

        Count = count + 1;
    }

    /// <summary>The cell of that index, without spaces around it.</summary>
    public ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> line, int index)
    {
        var cell = line[starts[index]..ends[index]];
        return cell.Length > 0 && (cell[0] == ' ' || cell[^1] == ' ') ? cell.Trim((byte)' ') : cell;
    }

    /// <summary>The cell as text, for names and messages.</summary>
    public string Text(ReadOnlySpan<byte> line, int index) => Encoding.UTF8.GetString(Cell(line, index));

    private void SplitQuoted(ReadOnlySpan<byte> line)
    {
        var count = 0;
        var begin = 0;
        var isQuoted = false;
        for (var i = 0; i <= line.Length && count < CellsMax; i++)
        {
            if (i < line.Length && line[i] == (byte)'"')
            {
                isQuoted = !isQuoted;
            }
            else if (i == line.Length || (line[i] == delimiter && !isQuoted))
            {
                var hasQuotes = i - begin >= 2 && line[begin] == (byte)'"' && line[i - 1] == (byte)'"';
                starts[count] = hasQuotes ? begin + 1 : begin;
                ends[count] = hasQuotes ? i - 1 : i;
                count++;
                begin = i + 1;
            }
        }

        Count = begin <= line.Length ? count + 1 : count;
    }
}
