using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize revoke</c></summary>
internal sealed class AuthorizeRevokeCommand : PlimsollCommand
{
    private readonly TextOption strategy = new(
        "--strategy", "NAME", "Whose evidence, by the name it is on record with; * for everybody's.")
    {
        IsNeeded = true,
    };


    private readonly TextOption cause = new("--cause", "CAUSE", "Why.")
    {
        Choices = [.. WithdrawalCauses.All.ToArray()],
        DefaultText = "operator",
    };

    private readonly TextOption kind = new("--kind", "KIND", "Only evidence of one kind.")
    {
        Choices = [.. EvidenceKinds.All.ToArray()],
        DefaultText = "all kinds",
    };

    private readonly OperatorOptions person = new();
    private readonly EvidenceOptions options = new();

    public AuthorizeRevokeCommand()
        : base("revoke", "All evidence of a strategy until now counts no more; what is issued later does.")
    {
        foreach (var option in (Option[])[strategy, cause, kind, .. person.All, .. options.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll authorize revoke --strategy SmaCross --operator ada --reason \"odd fills since noon\""];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var name = values.Text(strategy)
            ?? throw CommandException.Usage("missing option", "--strategy", "name it, or * for all");
        var (actor, reason) = person.Read(values);
        _ = WithdrawalCauses.TryParse(values.Word(cause) ?? "operator", out var why);
        _ = EvidenceKinds.TryParse(values.Word(kind), out var only);
        var place = options.ReadPlace(values);
        using var key = EvidenceKey.Load(place.KeyFile);
        var withdrawal = new Withdrawal(why, name, only, WallClock.NowNs(), actor, reason);
        var sequence = place.Journal().Append(key, withdrawal);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("at", TimestampText.Format(withdrawal.AtNs));
            json.Write("cause", WithdrawalCauses.WordOf(why));
            json.Write("sequence", sequence);
            json.Write("strategy", name);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            scope.Output.Line(string.Create(CultureInfo.InvariantCulture, $"record {sequence}: ")
                + $"evidence of {(name == EvidenceSubject.Platform ? "all" : name)} until "
                + $"{TimestampText.Format(withdrawal.AtNs)} counts no more: {WithdrawalCauses.SentenceOf(why)}; "
                + $"{actor}: {reason}");
        }

        return ExitCode.Ok;
    }
}
