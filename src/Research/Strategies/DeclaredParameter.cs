using System.Globalization;
using System.Reflection;
using Plimsoll.Kernel.Strategies;

namespace Plimsoll.Research.Strategies;

/// <summary>A parameter with the property behind it.</summary>
internal sealed class DeclaredParameter
{
    private readonly PropertyInfo property;
    private readonly ParameterKind kind;
    private readonly string strategyName;

    /// <exception cref="StrategyParameterException">The property cannot be a parameter.</exception>
    public DeclaredParameter(string strategyName, PropertyInfo property, ParameterAttribute attribute, object prototype)
    {
        this.strategyName = strategyName;
        this.property = property;
        kind = ParameterText.KindOf(property.PropertyType) ?? throw new StrategyParameterException(
            $"strategy {strategyName}: parameter {property.Name} has the type {property.PropertyType.Name}: "
            + "int, long, double, decimal, bool, string, TimeSpan or an enum is needed");
        if (property.SetMethod is null)
        {
            throw new StrategyParameterException(
                $"strategy {strategyName}: parameter {property.Name} cannot be set: "
                + "give the property an init or set accessor");
        }

        double? min = double.IsNegativeInfinity(attribute.Min) ? null : attribute.Min;
        double? max = double.IsPositiveInfinity(attribute.Max) ? null : attribute.Max;
        var choices = kind == ParameterKind.Enumeration ? Enum.GetNames(property.PropertyType) : [];
        Facts = new StrategyParameter
        {
            Name = property.Name,
            TypeName = ParameterText.NameOf(kind, property.PropertyType),
            DefaultText = TextOf(prototype),
            Min = min,
            Max = max,
            Choices = choices,
            Description = attribute.Description,
            AllowedText = Allowed(kind, min, max, choices),
        };
    }

    public StrategyParameter Facts { get; }

    public string TextOf(object strategy) => ParameterText.Write(property.GetValue(strategy));

    /// <exception cref="StrategyParameterException">The text is no such value, or it is out of range.</exception>
    public void Set(object strategy, string text)
    {
        if (!ParameterText.TryRead(kind, property.PropertyType, text, out var value))
        {
            throw Refusal(text, "is not " + ParameterText.Example(kind));
        }

        if (ParameterText.Number(value) is { } number && (number < Facts.Min || number > Facts.Max))
        {
            throw Refusal(text, "is out of range");
        }

        try
        {
            property.SetValue(strategy, value);
        }
        catch (TargetInvocationException refused) when (refused.InnerException is not null)
        {
            throw new StrategyParameterException(
                $"strategy {strategyName}: parameter {Facts.Name}: '{text}' was refused by the strategy: "
                + refused.InnerException.Message.ReplaceLineEndings(" "),
                refused.InnerException);
        }
    }

    private static string Allowed(ParameterKind kind, double? min, double? max, string[] choices)
    {
        var unit = kind == ParameterKind.Duration ? " seconds" : "";
        return kind == ParameterKind.Enumeration ? string.Join(", ", choices)
            : min is null && max is null ? ParameterText.Example(kind)
            : max is null ? "at least " + Show(min) + unit
            : min is null ? "at most " + Show(max) + unit
            : Show(min) + " to " + Show(max) + unit;
    }

    private static string Show(double? number) => (number ?? 0).ToString("R", CultureInfo.InvariantCulture);

    private StrategyParameterException Refusal(string text, string why)
    {
        if (kind is ParameterKind.Enumeration or ParameterKind.Boolean)
        {
            why = "is not one of its values";
        }

        return new StrategyParameterException(
            $"strategy {strategyName}: parameter {Facts.Name}: '{text}' {why}: {Facts.AllowedText} allowed");
    }
}
