using System.Globalization;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Journal.Audit;

/// <summary>Which rows of the audit log are meant. What is null lets everything through.</summary>
public sealed record AuditFilter
{
    /// <summary>Rows from this time on. Nanoseconds since the epoch, UTC.</summary>
    public long? FromNs { get; init; }

    /// <summary>Rows before this time. Nanoseconds since the epoch, UTC.</summary>
    public long? ToNs { get; init; }

    /// <summary>Of one instrument, <c>SYMBOL.VENUE</c>.</summary>
    public string? Instrument { get; init; }

    /// <summary>Of one strategy.</summary>
    public string? Strategy { get; init; }

    /// <summary>Of one order.</summary>
    public long? Order { get; init; }

    /// <summary>Of one kind of record, such as <c>OutputCommand</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>What it tells, such as <c>OrderFilled</c>.</summary>
    public string? What { get; init; }

    /// <summary>With one reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Of one operator.</summary>
    public string? Operator { get; init; }

    /// <summary>The conditions that are set, by name in ascending order, as text.</summary>
    public IReadOnlyDictionary<string, string> Equal()
    {
        var conditions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        void Add(string column, string? value)
        {
            if (value is not null)
            {
                conditions.Add(column, value);
            }
        }

        Add("instrument", Instrument);
        Add("kind", Kind);
        Add("operator", Operator);
        Add("order_id", Order?.ToString(CultureInfo.InvariantCulture));
        Add("reason", Reason);
        Add("strategy", Strategy);
        Add("what", What);
        return conditions;
    }

    internal ProjectionQuery Query() => new()
    {
        Source = QuerySources.Find("audit") ?? throw new InvalidOperationException("no audit log is known"),
        FromNs = FromNs,
        ToNs = ToNs,
        Equal = Equal(),
    };
}
