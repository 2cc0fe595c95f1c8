using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>Words that hide what a thing is, or that do not belong in the product.</summary>
internal static partial class WordRules
{
    private const int Patience = 1000;

    public static IEnumerable<Finding> EmptyTypeNames(SourceTree tree) =>
        from file in tree.Files.Where(file => file.Area is "src" or "tests" or "samples")
        from type in file.All<MemberDeclarationSyntax>()
        where type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && EmptyWord().IsMatch(type.NameOf())
        select file.Finding(type, $"the name {type.NameOf()} says nothing", "Name it after what it decides or holds");

    public static IEnumerable<Finding> RunModeNames(SourceTree tree) =>
        from file in tree.Product.Where(file => file.Project != "Host")
        from token in file.Root.DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) && RunMode().IsMatch(token.Text)
        select file.Finding(
            token, $"{token.Text} asks in which mode the program runs", "Let src/Host wire the difference");

    public static IEnumerable<Finding> UnfinishedComments(SourceTree tree) =>
        from file in tree.Files
        from trivia in file.Root.DescendantTrivia(descendIntoTrivia: false)
        where Unfinished().IsMatch(CommentText(trivia))
        select new Finding(
            file.Path, SourceFile.LineOf(trivia), "a note about unfinished work", "Finish it, or take it out");

    public static IEnumerable<Finding> NotImplemented(SourceTree tree) =>
        from file in tree.Files
        from name in file.All<IdentifierNameSyntax>()
        where name.Identifier.Text == "NotImplementedException"
        select file.Finding(name, "a member that is not there", "Write it, or take the member out");

    public static IEnumerable<Finding> ForeignWords(SourceTree tree) =>
        from text in tree.Texts
        from line in text.Lines.Select((content, index) => (content, number: index + 1))
        let match = Foreign().Match(line.content)
        where match.Success
        select new Finding(
            text.Path, line.number, $"\"{match.Value}\" belongs to one machine", "Say it without a place");

    private static string CommentText(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
            ? trivia.ToFullString()
            : "";

    [GeneratedRegex("(Manager|Helper|Utils?|Utilit(y|ies)|Common|Misc)s?(?![a-z])", RegexOptions.None, Patience)]
    private static partial Regex EmptyWord();

    [GeneratedRegex("((live|paper|back_?test|run)_?mode|^_?is_?(live|paper|back_?test)(ing|_?trading)?$)",
        RegexOptions.IgnoreCase, Patience)]
    private static partial Regex RunMode();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.None, Patience)]
    private static partial Regex Unfinished();

    // Absolute paths of a machine, and hosts named as those are that packages come from.
    [GeneratedRegex(
        @"(?<![\w.~$}\)/*-])/(work|home|root)/"
        + @"|\b(api|registry|files|packages|deb)\.[a-z-]+\.(org|com|io|net)\b",
        RegexOptions.None,
        Patience)]
    private static partial Regex Foreign();
}
