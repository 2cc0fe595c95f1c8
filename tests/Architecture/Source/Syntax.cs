using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>Questions about declarations that several rules ask.</summary>
internal static class Syntax
{
    public static bool Has(this MemberDeclarationSyntax member, SyntaxKind modifier) =>
        member.Modifiers.Any(token => token.IsKind(modifier));

    public static bool HasDocumentation(this SyntaxNode node) =>
        node.GetLeadingTrivia().Any(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia));

    /// <summary>
    /// True when the member and every type around it are public (members of interfaces and enums are).
    /// </summary>
    public static bool IsVisible(this MemberDeclarationSyntax member) =>
        (member.Has(SyntaxKind.PublicKeyword) || member.Parent is InterfaceDeclarationSyntax or EnumDeclarationSyntax)
        && member.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(type =>
            type.Has(SyntaxKind.PublicKeyword) || type.Parent is InterfaceDeclarationSyntax);

    /// <summary>The namespace, the types around it and the name, with the number of type parameters.</summary>
    public static string FullName(this BaseTypeDeclarationSyntax type)
    {
        var types = type.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Reverse().Select(part =>
            part is TypeDeclarationSyntax { TypeParameterList: { } parameters }
                ? part.Identifier.Text + "`" + parameters.Parameters.Count
                : part.Identifier.Text);
        return type.Namespace() + "." + string.Join('+', types);
    }

    public static string Namespace(this SyntaxNode node) =>
        string.Join(
            '.', node.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(part => part.Name));

    /// <summary>The name a member is called by in a list or a message.</summary>
    public static string NameOf(this MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        EventDeclarationSyntax field => field.Identifier.Text,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        EnumMemberDeclarationSyntax value => value.Identifier.Text,
        ConstructorDeclarationSyntax => "constructor",
        IndexerDeclarationSyntax => "this[]",
        OperatorDeclarationSyntax operation => "operator " + operation.OperatorToken.Text,
        ConversionOperatorDeclarationSyntax => "conversion",
        _ => member.Kind().ToString(),
    };

    /// <summary>
    /// Lines from the first modifier (documentation and attributes do not count) to the closing brace.
    /// </summary>
    public static int LineCount(this SyntaxNode node)
    {
        var first = node switch
        {
            MemberDeclarationSyntax { Modifiers.Count: > 0 } member => member.Modifiers[0],
            MemberDeclarationSyntax { AttributeLists.Count: > 0 } member =>
                member.AttributeLists[^1].GetLastToken().GetNextToken(),
            _ => node.GetFirstToken(),
        };
        var start = first.GetLocation().GetLineSpan().StartLinePosition.Line;
        return node.GetLocation().GetLineSpan().EndLinePosition.Line - start + 1;
    }

    /// <summary>
    /// The parts of a file that hold statements: methods, constructors, operators, accessors, local functions.
    /// </summary>
    public static IEnumerable<SyntaxNode> Functions(this SourceFile file) => file.Root.DescendantNodes().Where(node =>
        node is BaseMethodDeclarationSyntax { Body: not null }
            or BaseMethodDeclarationSyntax { ExpressionBody: not null }
            or AccessorDeclarationSyntax { Body: not null }
            or LocalFunctionStatementSyntax);

    public static bool CatchesAll(this CatchClauseSyntax clause) =>
        clause.Filter is null
            && (clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception" or "System.Exception");
}
