using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plimsoll.Host.Strategies;

/// <summary>
/// Blanks what makes a strategy file a program of its own: directives of file-based programs and the one statement that
/// runs it. Blanked and not removed, so that every other character keeps its line and column.
/// </summary>
internal static class ProgramLines
{
    /// <summary>Blanks lines that begin with <c>#:</c> or <c>#!</c>.</summary>
    public static string BlankDirectives(string source)
    {
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().TrimStart();
            if (line.StartsWith("#:", StringComparison.Ordinal) || line.StartsWith("#!", StringComparison.Ordinal))
            {
                lines[i] = "";
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>Blanks a top-level <c>return PlimsollApp.Run&lt;T&gt;(args);</c>; other statements stay and are
    /// refused by the compiler.</summary>
    public static string BlankEntry(string source, CSharpParseOptions options)
    {
        var root = CSharpSyntaxTree.ParseText(source, options).GetCompilationUnitRoot();
        var text = source.ToCharArray();
        foreach (var member in root.Members)
        {
            if (member is GlobalStatementSyntax { Statement: { } statement } && IsEntry(statement))
            {
                for (var i = statement.Span.Start; i < statement.Span.End; i++)
                {
                    text[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
                }
            }
        }

        return new string(text);
    }

    private static bool IsEntry(StatementSyntax statement)
    {
        var expression = statement switch
        {
            ReturnStatementSyntax { Expression: { } returned } => returned,
            ExpressionStatementSyntax { Expression: { } called } => called,
            _ => null,
        };
        return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax target }
            && target.Name.Identifier.Text == "Run"
            && target.Expression.ToString() is "PlimsollApp" or "Plimsoll.Host.PlimsollApp";
    }
}
