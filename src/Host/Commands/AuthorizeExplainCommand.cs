using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize explain</c></summary>
internal sealed class AuthorizeExplainCommand : PlimsollCommand
{
    private readonly SubjectOptions subject = new();
    private readonly EvidenceOptions options = new();

    public AuthorizeExplainCommand()
        : base("explain", "Say by what each rule of the policy is met, or what is missing. Exit code 1: no money.")
    {
        foreach (var option in (Option[])[.. subject.All, options.Policy, .. options.Place])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["plimsoll authorize explain --strategy SmaCross"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var policy = options.ReadPolicy(values);
        var now = subject.Read(values, scope);
        var book = options.ReadPlace(values).Read();
        var answer = AuthorizationEvaluation.Evaluate(
            policy, book.Records, book.Withdrawals, WallClock.NowNs(), now);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            AuthorizationTable.WriteJson(json, answer);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            AuthorizationTable.Write(scope.Output, answer, hasRules: true);
        }

        return answer.AllowsMoney ? ExitCode.Ok : ExitCode.Finding;
    }
}
