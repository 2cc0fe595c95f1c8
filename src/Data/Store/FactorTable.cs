using System.Globalization;
using System.Text;

namespace Plimsoll.Data.Store;

/// <summary>Split and dividend factors of one instrument, in order of days; stored as <c>factors.csv</c> beside its
/// series.</summary>
public sealed class FactorTable
{
    private const string Header = "date,price_factor,split_factor,reference_price";

    private readonly FactorRow[] rows;

    /// <summary>Makes a table.</summary>
    /// <param name="rows">At least one, days ascending.</param>
    /// <exception cref="ArgumentException">There is none, or a day does not follow the one before.</exception>
    public FactorTable(IReadOnlyList<FactorRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        this.rows = [.. rows];
        for (var i = 1; i < this.rows.Length; i++)
        {
            if (this.rows[i].LastDay <= this.rows[i - 1].LastDay)
            {
                throw new ArgumentException("days of factors must ascend", nameof(rows));
            }
        }

        if (this.rows.Length == 0)
        {
            throw new ArgumentException("factors need a row", nameof(rows));
        }
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<FactorRow> Rows => rows;

    /// <summary>The factors of a trading day, yyyymmdd: those of the first row that reaches it; 1 and 1 after the
    /// last.</summary>
    public FactorRow At(int tradingDay)
    {
        var low = 0;
        var high = rows.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].LastDay < tradingDay)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < rows.Length ? rows[low] : new FactorRow(99991231, 1m, 1m, 0m);
    }

    /// <summary>The canonical text of the file.</summary>
    internal byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.LastDay},{Text(row.PriceFactor)},");
            text.Append(Text(row.SplitFactor)).Append(',').Append(Text(row.ReferencePrice)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <exception cref="DataError">The file is damaged.</exception>
    internal static FactorTable Read(string path)
    {
        try
        {
            var rows = new List<FactorRow>();
            foreach (var line in File.ReadLines(path).Skip(1))
            {
                var cells = line.Split(',');
                rows.Add(new FactorRow(
                    int.Parse(cells[0], CultureInfo.InvariantCulture),
                    Number(cells[1]),
                    Number(cells[2]),
                    Number(cells[3])));
            }

            return new FactorTable(rows);
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException or IndexOutOfRangeException
            or OverflowException)
        {
            throw new DataError(
                DataErrorKind.Corrupt, $"{path}: the factors are damaged; import them again", cause);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.##################", CultureInfo.InvariantCulture);
}
