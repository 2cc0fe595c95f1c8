using Plimsoll.Journal.Audit;

namespace Plimsoll.Host.Commands;

/// <summary>Which rows of the audit log are meant.</summary>
internal sealed class AuditFilterOptions
{
    private readonly TextOption from = new("--from", "TIME", "From this time on, UTC.") { DefaultText = "the first" };
    private readonly TextOption to = new("--to", "TIME", "Before this time, UTC.") { DefaultText = "the last" };
    private readonly TextOption instrument = new("--instrument", "ID", "Of one instrument.");
    private readonly TextOption strategy = new("--strategy", "NAME", "Of one strategy.");
    private readonly TextOption order = new("--order", "N", "Of one order.");
    private readonly TextOption kind = new("--kind", "KIND", "Of one kind of record, such as OutputCommand.");
    private readonly TextOption what = new("--what", "WORD", "What it tells, such as OrderFilled.");
    private readonly TextOption reason = new("--reason", "REASON", "With one reason.");
    private readonly TextOption operatorName = new("--operator", "NAME", "Of one operator.");

    public AuditFilterOptions(PlimsollCommand command)
    {
        foreach (var option in new[] { from, to, instrument, strategy, order, kind, what, reason, operatorName })
        {
            command.Options.Add(option);
        }
    }

    public AuditFilter Read(ValueReader values) => new()
    {
        FromNs = values.Time(from)?.UnixNanos,
        ToNs = values.Time(to)?.UnixNanos,
        Instrument = values.Text(instrument),
        Strategy = values.Text(strategy),
        Order = values.Whole(order, 1, long.MaxValue),
        Kind = values.Text(kind),
        What = values.Text(what),
        Reason = values.Text(reason),
        Operator = values.Text(operatorName),
    };
}
