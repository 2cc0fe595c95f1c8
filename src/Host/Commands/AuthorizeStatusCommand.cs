using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize status</c></summary>
internal sealed class AuthorizeStatusCommand : PlimsollCommand
{
    private readonly SubjectOptions subject = new();
    private readonly EvidenceOptions options = new();

    public AuthorizeStatusCommand()
        : base("status", "Show what is on record, and with --strategy what that strategy may do now.")
    {
        foreach (var option in (Option[])[.. subject.All, options.Policy, .. options.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll authorize status", "plimsoll authorize status --strategy SmaCross --json"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var book = options.ReadPlace(values).Read();
        var policy = options.ReadPolicy(values);
        var answer = subject.IsNamed(values, scope)
            ? AuthorizationEvaluation.Evaluate(
                policy, book.Records, book.Withdrawals, WallClock.NowNs(), subject.Read(values, scope))
            : null;
        WriteJson(scope.Output, book, answer);
        if (!scope.Output.IsJson)
        {
            WriteText(scope.Output, book, answer);
        }

        return ExitCode.Ok;
    }

    private static void WriteText(Output output, EvidenceBook book, AuthorizationAnswer? answer)
    {
        if (book.Records.Count + book.Withdrawals.Count == 0)
        {
            output.Line("nothing is on record");
        }

        foreach (var record in book.Records)
        {
            output.Line($"{EvidenceLine.Words(record)}; signature {record.Signature.ToString().ToLowerInvariant()}");
        }

        foreach (var one in book.Withdrawals)
        {
            output.Line($"withdrawn at {TimestampText.Format(one.AtNs)} from "
                + $"{(one.Strategy == EvidenceSubject.Platform ? "all" : one.Strategy)}: "
                + $"{WithdrawalCauses.SentenceOf(one.Cause)}; {one.Actor}: {one.Reason}");
        }

        if (book.TornTail is { } tail)
        {
            output.ErrorLine("note: a crash left a torn tail: " + tail);
        }

        if (answer is not null)
        {
            AuthorizationTable.Write(output, answer, hasRules: false);
        }
    }

    private static void WriteJson(Output output, EvidenceBook book, AuthorizationAnswer? answer) => output.Json(json =>
    {
        json.BeginObject();
        if (answer is not null)
        {
            json.BeginObject("answer");
            AuthorizationTable.WriteJson(json, answer);
            json.EndObject();
        }

        json.Write("head", book.Head.Sequence == 0 ? null : book.Head.ToString());
        json.BeginArray("records");
        foreach (var record in book.Records)
        {
            json.BeginObject();
            json.Write("expires", TimestampText.Format(record.ExpiresNs));
            json.Write("issued", TimestampText.Format(record.IssuedNs));
            json.Write("issuer", record.Issuer);
            json.Write("key", record.KeyId);
            json.Write("kind", EvidenceKinds.WordOf(record.Kind));
            json.Write("reason", record.Reason);
            json.Write("signature", record.Signature.ToString());
            json.Write("source", record.SourceHash);
            json.Write("strategy", record.Subject.Strategy);
            json.Write("verdict", record.Verdict.ToString());
            json.EndObject();
        }

        json.EndArray();
        json.BeginArray("withdrawals");
        foreach (var one in book.Withdrawals)
        {
            json.BeginObject();
            json.Write("actor", one.Actor);
            json.Write("at", TimestampText.Format(one.AtNs));
            json.Write("cause", WithdrawalCauses.WordOf(one.Cause));
            json.Write("kind", EvidenceKinds.WordOf(one.Kind));
            json.Write("reason", one.Reason);
            json.Write("strategy", one.Strategy);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    });
}
