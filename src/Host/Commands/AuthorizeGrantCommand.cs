using System.CommandLine;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize grant</c></summary>
internal sealed class AuthorizeGrantCommand : PlimsollCommand
{
    private readonly TextOption level = new("--level", "LEVEL", "The highest level that the operator allows.")
    {
        IsNeeded = true,
        Choices = ["paper-only", "limited", "full"],
    };

    private readonly SubjectOptions subject = new();
    private readonly OperatorOptions person = new();
    private readonly EvidenceOptions options = new();

    public AuthorizeGrantCommand()
        : base("grant", "An operator allows a level. It is evidence beside other evidence, and replaces none.")
    {
        foreach (var option in (Option[])[
            .. subject.All, level, .. person.All, options.Expires, options.Policy, .. options.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll authorize grant --strategy SmaCross --level limited --operator ada --reason \"read the validation\"",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        if (!LevelWords.TryParse(values.Word(level), out var allowed))
        {
            throw CommandException.Usage("missing option", "--level", "name paper-only, limited or full");
        }

        var (name, reason) = person.Read(values);
        var policy = options.ReadPolicy(values);
        var now = subject.Read(values, scope);
        var place = options.ReadPlace(values);
        using var key = EvidenceKey.Load(place.KeyFile);
        var nowNs = WallClock.NowNs();
        var record = new EvidenceRecord
        {
            Kind = EvidenceKind.Grant,
            Subject = now,
            Figures = [new EvidenceFigure("level", Amount.FromUnits((long)allowed))],
            Verdict = EvidenceVerdict.Passed,
            Issuer = name,
            Reason = reason,
            IssuedNs = nowNs,
            ExpiresNs = nowNs + options.ReadExpiresNs(values),
        };
        var sequence = place.Journal().Append(key, record);
        EvidenceLine.Write(scope.Output, record, sequence);
        if (!scope.Output.IsJson)
        {
            var book = place.Read();
            AuthorizationTable.Write(
                scope.Output,
                AuthorizationEvaluation.Evaluate(policy, book.Records, book.Withdrawals, nowNs, now), hasRules: false);
        }

        return ExitCode.Ok;
    }
}
