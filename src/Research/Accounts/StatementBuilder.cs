using System.Globalization;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Accounts;

/// <summary>Collects the lines of a statement, each under the name of its place.</summary>
internal sealed class StatementBuilder
{
    private List<BalanceLine>? balances;
    private List<PositionLine>? positions;
    private List<ExecutionLine>? executions;

    /// <summary>A list is part of the statement, even if it is empty.</summary>
    public void Begin(string kind)
    {
        if (kind == "balance")
        {
            balances ??= [];
        }
        else if (kind == "position")
        {
            positions ??= [];
        }
        else
        {
            executions ??= [];
        }
    }

    /// <exception cref="FormatException">A field is missing or no number.</exception>
    public void Add(string at, string kind, Func<string, string> field)
    {
        var name = field("name");
        if (name.Length == 0)
        {
            throw new FormatException($"{at}: the name is missing: write a currency's code or SYMBOL.VENUE");
        }

        switch (kind)
        {
            case "balance":
                Begin(kind);
                balances!.Add(new BalanceLine(name, Number(at, field, "quantity", isNeeded: true)));
                break;
            case "position":
                Begin(kind);
                positions!.Add(new PositionLine(name, Number(at, field, "quantity", isNeeded: true)));
                break;
            case "execution":
                Begin(kind);
                executions!.Add(new ExecutionLine(
                    name, Whole(at, field("execution")), Time(at, field("time")),
                    Number(at, field, "quantity", isNeeded: true), Number(at, field, "price", isNeeded: true),
                    Number(at, field, "fee", isNeeded: false), field("fee_asset")));
                break;
            default:
                throw new FormatException($"{at}: '{kind}' is no kind of line: use balance, position, execution");
        }
    }

    public AccountStatement Build() => new()
    {
        Balances = balances, Positions = positions, Executions = executions,
    };

    private static Amount Number(string at, Func<string, string> field, string name, bool isNeeded)
    {
        var text = field(name);
        return text.Length == 0 && !isNeeded ? Amount.Zero
            : Amount.TryParse(text, out var amount) ? amount
            : throw new FormatException($"{at}: {name} '{text}' is no number: write one such as -12.5");
    }

    private static long Whole(string at, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{at}: execution '{text}' is no whole number: write the venue's number");

    private static long Time(string at, string text) => text.Length == 0 ? 0
        : TimestampText.TryParse(text, out var time) ? time.UnixNanos
        : throw new FormatException($"{at}: time '{text}' is no UTC time: write one such as 2024-02-29T14:30:00Z");
}
