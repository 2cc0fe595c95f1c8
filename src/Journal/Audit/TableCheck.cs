using System.Globalization;
using System.Text.Json;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Audit;

/// <summary>
/// Holds the rows of one table against those that the journal gives, both in the order of their records. Rows are read
/// in pages, so that the table may have any size.
/// </summary>
internal sealed class TableCheck
{
    private const int PageRows = 2_000;
    private readonly ProjectionReader reader;
    private readonly ProjectionTable table;
    private readonly QuerySource source;
    private readonly Queue<IReadOnlyList<object?>> page = new();
    private long? read;
    private bool isEnd;

    /// <param name="reader">Asks the database.</param>
    /// <param name="table">The table.</param>
    /// <param name="behind">Rows up to this record are not looked at; null to begin with the first.</param>
    public TableCheck(ProjectionReader reader, ProjectionTable table, long? behind = null)
    {
        read = behind;
        this.reader = reader;
        this.table = table;

        source = SourceOf(table);
    }

    /// <summary>Asks a table in the order of its records.</summary>
    // A page ends where a record does not begin anew, which Fill sees to.
    public static QuerySource SourceOf(ProjectionTable table) => new(
        table.Name, table.Name, table.Columns, "",
        [.. table.Columns.Take(table.KeyCount).Select(static column => column.Name)]);

    /// <summary>How many rows are what the journal says.</summary>
    public long Rows { get; private set; }

    /// <summary>Compares the next rows.</summary>
    /// <param name="expected">What the journal gives, in order.</param>
    /// <returns>The first difference; null for none.</returns>
    public AuditFault? Compare(IReadOnlyList<object?[]> expected)
    {
        foreach (var wanted in expected)
        {
            if (Difference(wanted) is { } fault)
            {
                return fault;
            }

            _ = page.Dequeue();
            Rows++;
        }

        return null;
    }

    /// <summary>The first row that is left although the journal gives no more; null for none.</summary>
    /// <param name="until">Rows of later records are not looked at.</param>
    public AuditFault? Rest(long until) =>
        Peek() is { } row && SequenceOf(row) <= until ? Extra(row) : null;

    /// <summary>The next row of the database; null at the end.</summary>
    public IReadOnlyList<object?>? Peek()
    {
        if (page.Count == 0 && !isEnd)
        {
            Fill();
        }

        return page.TryPeek(out var row) ? row : null;
    }

    /// <summary>Takes the row that <see cref="Peek"/> gave.</summary>
    public void Next()
    {
        _ = page.Dequeue();
        Rows++;
    }

    private AuditFault? Difference(object?[] wanted)
    {
        if (Peek() is not { } row)
        {
            return Missing(wanted);
        }

        for (var i = 0; i < table.KeyCount; i++)
        {
            var order = ((long)row[i]!).CompareTo((long)wanted[i]!);
            if (order != 0)
            {
                return order < 0 ? Extra(row) : Missing(wanted);
            }
        }

        for (var i = table.KeyCount; i < table.Columns.Count; i++)
        {
            if (!IsSame(table.Columns[i].Kind, wanted[i], row[i]))
            {
                return new AuditFault(
                    AuditFaultKind.Altered, table.Name, SequenceOf(row),
                    $"{table.Columns[i].Name} is {Words(row[i])}, and the journal says {Words(wanted[i])}");
            }
        }

        return null;
    }

    private static bool IsSame(ColumnKind kind, object? wanted, object? found)
    {
        if (wanted is not string text || found is not string other)
        {
            return Equals(wanted, found);
        }

        return kind switch
        {
            ColumnKind.Decimal => string.Equals(
                CanonicalText.Decimal(text), CanonicalText.Decimal(other), StringComparison.Ordinal),
            ColumnKind.Json => IsSameJson(text, other),
            _ => string.Equals(text, other, StringComparison.Ordinal),
        };
    }

    // Databases write numbers in a document in their own way; their values count.
    private static bool IsSameJson(string wanted, string found)
    {
        if (string.Equals(wanted, found, StringComparison.Ordinal))
        {
            return true;
        }

        using var left = JsonDocument.Parse(wanted);
        using var right = JsonDocument.Parse(found);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }

    private static string Words(object? value) => value switch
    {
        null => "empty",
        string text => $"'{text}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static long SequenceOf(IReadOnlyList<object?> row) => (long)row[0]!;

    private AuditFault Missing(object?[] wanted) => new(
        AuditFaultKind.Missing, table.Name, SequenceOf(wanted), "the journal holds its record, and the row is gone");

    private AuditFault Extra(IReadOnlyList<object?> row) => new(
        AuditFaultKind.Extra, table.Name, SequenceOf(row), "no record of the journal gives this row");

    // Several rows of one record never lie across two pages: the last record of a page is read again with the next.
    private void Fill()
    {
        var limit = PageRows;
        while (true)
        {
            var rows = reader.Rows(new ProjectionQuery { Source = source, SequenceMin = read + 1, Limit = limit }).Rows;
            if (rows.Count < limit)
            {
                isEnd = true;
                Add(rows, rows.Count);
                return;
            }

            var last = SequenceOf(rows[^1]);
            var whole = table.KeyCount == 1 ? rows.Count : rows.TakeWhile(row => SequenceOf(row) < last).Count();
            if (whole > 0)
            {
                Add(rows, whole);
                return;
            }

            limit *= 2;
        }
    }

    private void Add(IReadOnlyList<IReadOnlyList<object?>> rows, int count)
    {
        for (var i = 0; i < count; i++)
        {
            page.Enqueue(rows[i]);
            read = SequenceOf(rows[i]);
        }
    }
}
