using System.Xml;
using System.Xml.Linq;

namespace Plimsoll.Tests.Architecture.Source;

/// <summary>A project file: its path, relative to the root, and its content.</summary>
internal sealed record ProjectFile(string Path, XDocument Content)
{
    /// <summary>The name of the project, which is the file's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>True for a project that tests, false for one that is part of the product.</summary>
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The names of the projects it references, with the line of each reference.</summary>
    public IEnumerable<(string Project, int Line)> References =>
        from item in Content.Descendants("ProjectReference")
        let include = (string?)item.Attribute("Include") ?? ""
        select (System.IO.Path.GetFileNameWithoutExtension(include.Replace('\\', '/')),
            ((IXmlLineInfo)item).LineNumber);
}
