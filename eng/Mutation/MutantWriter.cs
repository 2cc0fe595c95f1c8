using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plimsoll.Mutation;

/// <summary>
/// Writes all mutants of a file into it at once: each place asks at run time whether its mutant is on, and does what
/// the source says when it is not.
/// </summary>
internal sealed class MutantWriter : CSharpSyntaxRewriter
{
    private const int TextMax = 60;
    private static readonly Dictionary<SyntaxKind, (string Kind, SyntaxKind To)[]> Operators = new()
    {
        [SyntaxKind.LessThanExpression] =
            [("boundary", SyntaxKind.LessThanOrEqualExpression), ("negation", SyntaxKind.GreaterThanOrEqualExpression)],
        [SyntaxKind.LessThanOrEqualExpression] =
            [("boundary", SyntaxKind.LessThanExpression), ("negation", SyntaxKind.GreaterThanExpression)],
        [SyntaxKind.GreaterThanExpression] =
            [("boundary", SyntaxKind.GreaterThanOrEqualExpression), ("negation", SyntaxKind.LessThanOrEqualExpression)],
        [SyntaxKind.GreaterThanOrEqualExpression] =
            [("boundary", SyntaxKind.GreaterThanExpression), ("negation", SyntaxKind.LessThanExpression)],
        [SyntaxKind.EqualsExpression] = [("negation", SyntaxKind.NotEqualsExpression)],
        [SyntaxKind.NotEqualsExpression] = [("negation", SyntaxKind.EqualsExpression)],
        [SyntaxKind.LogicalAndExpression] = [("logic", SyntaxKind.LogicalOrExpression)],
        [SyntaxKind.LogicalOrExpression] = [("logic", SyntaxKind.LogicalAndExpression)],
        [SyntaxKind.AddExpression] = [("arithmetic", SyntaxKind.SubtractExpression)],
        [SyntaxKind.SubtractExpression] = [("arithmetic", SyntaxKind.AddExpression)],
        [SyntaxKind.MultiplyExpression] = [("arithmetic", SyntaxKind.DivideExpression)],
        [SyntaxKind.DivideExpression] = [("arithmetic", SyntaxKind.MultiplyExpression)],
        [SyntaxKind.ModuloExpression] = [("arithmetic", SyntaxKind.MultiplyExpression)],
    };

    private readonly string file;
    private readonly Func<Mutant, bool> isWanted;
    private readonly List<Mutant> mutants;
    private readonly int first;

    /// <param name="file">The file, from the root of the repository.</param>
    /// <param name="first">The number of the first mutant.</param>
    /// <param name="isWanted">Which mutants are written; the others keep their numbers.</param>
    public MutantWriter(string file, int first, Func<Mutant, bool> isWanted)
        : base(visitIntoStructuredTrivia: false)
    {
        this.file = file;
        this.first = first;
        this.isWanted = isWanted;
        mutants = [];
    }

    /// <summary>All mutants of the file, written or not.</summary>
    public IReadOnlyList<Mutant> Mutants => mutants;

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitEnumDeclaration(EnumDeclarationSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    public override SyntaxNode? VisitRefExpression(RefExpressionSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    public override SyntaxNode? VisitInterpolation(InterpolationSyntax node) => node;

    // Patterns are constants, except behind "when".
    public override SyntaxNode? VisitConstantPattern(ConstantPatternSyntax node) => node;

    public override SyntaxNode? VisitRelationalPattern(RelationalPatternSyntax node) => node;

    // What is computed once, when the program starts, cannot be switched later.
    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.ConstKeyword) || node.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? node
            : base.VisitFieldDeclaration(node);

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        node.Modifiers.Any(SyntaxKind.StaticKeyword) && node.Initializer is not null
            ? node
            : base.VisitPropertyDeclaration(node);

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node) =>
        node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    // An argument that is passed by reference names a place, and a mutant is a value.
    public override SyntaxNode? VisitArgument(ArgumentSyntax node) =>
        node.RefKindKeyword.IsKind(SyntaxKind.None) ? base.VisitArgument(node) : node;

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var rewritten = (ExpressionSyntax)base.VisitBinaryExpression(node)!;
        return Operators.TryGetValue(node.Kind(), out var changes) && !Declares(node)
            ? changes.Aggregate(rewritten, (current, change) => Either(
                node, change.Kind, SyntaxFactory.BinaryExpression(
                    change.To, node.Left,
                    SyntaxFactory.Token(OperatorOf(change.To)).WithTriviaFrom(node.OperatorToken), node.Right),
                current))
            : rewritten;
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        var rewritten = (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return node.Kind() switch
        {
            SyntaxKind.LogicalNotExpression when !Declares(node) => Either(node, "negation", node.Operand, rewritten),
            SyntaxKind.UnaryMinusExpression when node.Operand is not LiteralExpressionSyntax =>
                Either(node, "arithmetic", node.Operand, rewritten),
            _ => rewritten,
        };
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        return node.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression =>
                Either(node, "constant", SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression), node),
            SyntaxKind.FalseLiteralExpression =>
                Either(node, "constant", SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression), node),
            SyntaxKind.NumericLiteralExpression when node.Token.Value is int or long or double or decimal
                && !IsFlagTest(node.Parent) =>
                Either(node, "constant", SyntaxFactory.ParseExpression($"({node.Token.Text} + 1)"), node),
            _ => node,
        };
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var rewritten = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return rewritten.WithCondition(Negated(node.Condition, rewritten.Condition));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var rewritten = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return rewritten.WithCondition(Negated(node.Condition, rewritten.Condition));
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var rewritten = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        var mutant = Add(node, "removal", "");
        return isWanted(mutant)
            ? SyntaxFactory.IfStatement(
                SyntaxFactory.ParseExpression("!" + Call(mutant)), SyntaxFactory.Block(rewritten.WithoutTrivia()))
                .WithTriviaFrom(node)
            : rewritten;
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        var rewritten = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
        return rewritten.Expression is null or RefExpressionSyntax ? rewritten
            : rewritten.WithExpression(Emptied(node.Expression!, rewritten.Expression));
    }

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        var rewritten = (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!;
        return node.Expression is RefExpressionSyntax or ThrowExpressionSyntax ? rewritten
            : rewritten.WithExpression(Emptied(node.Expression, rewritten.Expression));
    }

    private static string Call(Mutant mutant) => $"Plimsoll.Mutation.Switch.Is({mutant.Number})";

    private static SyntaxKind OperatorOf(SyntaxKind expression) => expression switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.LessThanToken,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.GreaterThanExpression => SyntaxKind.GreaterThanToken,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.GreaterThanEqualsToken,
        SyntaxKind.EqualsExpression => SyntaxKind.EqualsEqualsToken,
        SyntaxKind.NotEqualsExpression => SyntaxKind.ExclamationEqualsToken,
        SyntaxKind.LogicalAndExpression => SyntaxKind.AmpersandAmpersandToken,
        SyntaxKind.LogicalOrExpression => SyntaxKind.BarBarToken,
        SyntaxKind.AddExpression => SyntaxKind.PlusToken,
        SyntaxKind.SubtractExpression => SyntaxKind.MinusToken,
        SyntaxKind.MultiplyExpression => SyntaxKind.AsteriskToken,
        _ => SyntaxKind.SlashToken,
    };

    // Only the constant 0 itself can be compared with flags.
    private static bool IsFlagTest(SyntaxNode? node) => node is BinaryExpressionSyntax
    {
        Left: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax inner }
    } && inner.IsKind(SyntaxKind.BitwiseAndExpression);

    // A name that is declared in an expression cannot be declared in its mutant as well.
    private static bool Declares(SyntaxNode node) => node.DescendantNodesAndSelf().Any(
        static one => one is SingleVariableDesignationSyntax or DeclarationExpressionSyntax);

    // What compares or combines has mutants of its own.
    private ExpressionSyntax Negated(ExpressionSyntax condition, ExpressionSyntax rewritten)
    {
        if (condition is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax)
        {
            return rewritten;
        }

        var mutant = Add(condition, "negation", $"!({condition})");
        return isWanted(mutant)
            ? SyntaxFactory.ParseExpression($"({Call(mutant)} != ({rewritten.WithoutTrivia().ToFullString()}))")
                .WithTriviaFrom(condition)
            : rewritten;
    }

    private ExpressionSyntax Emptied(ExpressionSyntax expression, ExpressionSyntax rewritten)
    {
        if (expression is LiteralExpressionSyntax or AssignmentExpressionSyntax or DefaultExpressionSyntax
            or PostfixUnaryExpressionSyntax)
        {
            return rewritten;
        }

        var mutant = Add(expression, "return", "default");
        return isWanted(mutant)
            ? SyntaxFactory.ParseExpression(
                $"({Call(mutant)} ? default! : {rewritten.WithoutTrivia().ToFullString()})").WithTriviaFrom(expression)
            : rewritten;
    }

    private ExpressionSyntax Either(
        ExpressionSyntax node, string kind, ExpressionSyntax changed, ExpressionSyntax current)
    {
        var mutant = Add(node, kind, changed.ToString());
        return isWanted(mutant)
            ? SyntaxFactory.ParseExpression(
                $"({Call(mutant)} ? {changed.WithoutTrivia().ToFullString()} : "
                    + $"{current.WithoutTrivia().ToFullString()})").WithTriviaFrom(node)
            : current;
    }

    private Mutant Add(SyntaxNode node, string kind, string after)
    {
        var line = node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
        var mutant = new Mutant(first + mutants.Count, file, line, kind, Short(node.ToString()), Short(after));
        mutants.Add(mutant);
        return mutant;
    }

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return (line.Length <= TextMax ? line : line[..TextMax] + "…").Replace('\t', ' ').Replace('|', '¦');
    }
}
