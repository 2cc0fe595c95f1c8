using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>One parsed C# file.</summary>
internal sealed class SourceFile
{
    /// <summary>How every file is read; one compilation takes only files that were read alike.</summary>
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    public SourceFile(TextFile file)
    {
        File = file;
        var parts = file.Path.Split('/');
        Area = parts[0];
        Project = parts.Length > 2 ? parts[1] : "";
        Tree = CSharpSyntaxTree.ParseText(
            Microsoft.CodeAnalysis.Text.SourceText.From(file.Text), Options, file.Path);
        Root = Tree.GetCompilationUnitRoot();
    }

    public TextFile File { get; }

    public string Path => File.Path;

    /// <summary>The folder at the root the file lies under: src, tests, samples, eng.</summary>
    public string Area { get; }

    /// <summary>The project folder inside the area, empty when the file lies in the area itself.</summary>
    public string Project { get; }

    public SyntaxTree Tree { get; }

    public CompilationUnitSyntax Root { get; }

    /// <summary>The types that stand in no other type, enums and delegates included.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>The line, from 1, on which the node starts.</summary>
    public static int LineOf(SyntaxNodeOrToken node) => node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;

    public static int LineOf(SyntaxTrivia trivia) => trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public Finding Finding(SyntaxNodeOrToken node, string problem, string remedy) =>
        new(Path, LineOf(node), problem, remedy);
}
