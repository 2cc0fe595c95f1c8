using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>What fits a screen is read; what does not is skimmed.</summary>
internal static class SizeRules
{
    public const int FileLinesMax = 500;
    public const int TypeLinesMax = 500;
    public const int MethodLinesMax = 70;
    public const int ColumnsMax = 120;

    public static IEnumerable<Finding> FileLength(SourceTree tree) =>
        from file in tree.Files
        where file.File.Lines.Count > FileLinesMax
        select new Finding(
            file.Path, FileLinesMax
                + 1, $"{file.File.Lines.Count} lines", $"Split it by what it decides; at most {FileLinesMax}");

    /// <summary>A type counts with all its parts: splitting one over files does not make it smaller.</summary>
    public static IEnumerable<Finding> TypeLength(SourceTree tree) =>
        from type in TypeLines(tree)
        where type.Lines > TypeLinesMax
        select new Finding(
            type.Path, type.Line, $"type {type.Name} has {type.Lines} lines",
                $"Give a part of it its own type; at most {TypeLinesMax}");

    public static IEnumerable<(string Name, int Lines, string Path, int Line)> TypeLines(SourceTree tree) =>
        from file in tree.Files
        from type in file.All<BaseTypeDeclarationSyntax>()
        group (file, type) by (file.Area, file.Project, Name: type.FullName()) into parts
        let first = parts.First()
        select (parts.Key.Name, parts.Sum(part => part.type.LineCount()), first.file.Path,
            SourceFile.LineOf(first.type.Identifier));

    public static IEnumerable<Finding> MethodLength(SourceTree tree) =>
        from file in tree.Files
        from function in file.Functions()
        let lines = function.LineCount()
        where lines > MethodLinesMax
        select file.Finding(
            function, $"a method of {lines} lines", $"Name a step of it and move it out; at most {MethodLinesMax}");

    public static IEnumerable<Finding> LineLength(SourceTree tree) =>
        from file in tree.Files
        from line in file.File.Lines.Select((text, index) => (text, number: index + 1))
        where line.text.Length > ColumnsMax
        select new Finding(
            file.Path, line.number, $"{line.text.Length} columns", $"Break the line; at most {ColumnsMax}");
}
