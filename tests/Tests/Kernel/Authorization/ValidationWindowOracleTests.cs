using System.Text.Json;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>mexc-crypto: what makes a validation window pass, and how risky it is called, as far as the gate needs
/// it.</summary>
public sealed class ValidationWindowOracleTests
{
    [Fact]
    public void Of_OracleWindows_CriteriaAndRiskAgree()
    {
        var compared = 0;
        foreach (var test in Cases("orders"))
        {
            var given = test.GetProperty("in");
            var orders = given.GetProperty("orders").EnumerateArray().ToArray();
            var limits = given.GetProperty("thresholds");
            var decision = ValidationDecision.Of(
                orders.Length,
                orders.Count(static one => one.GetProperty("status").GetString() == "FILLED"),
                Amount.FromDecimal(orders.Sum(static one => one.GetProperty("qty").GetDecimal())),
                new ValidationThresholds(
                    limits.GetProperty("min_orders").GetInt64(),
                    Amount.FromDecimal(limits.GetProperty("min_fill_rate").GetDecimal()),
                    Amount.FromDecimal(limits.GetProperty("min_qty_sum").GetDecimal())));
            var expected = test.GetProperty("out").GetProperty("decision");
            var criteria = expected.GetProperty("criteria_results");
            Assert.Equal(criteria.GetProperty("min_orders").GetProperty("pass").GetBoolean(), decision.HasOrders);
            Assert.Equal(criteria.GetProperty("min_fill_rate").GetProperty("pass").GetBoolean(), decision.HasFillRate);
            Assert.Equal(criteria.GetProperty("min_qty_sum").GetProperty("pass").GetBoolean(), decision.HasQuantity);
            Assert.Equal(expected.GetProperty("overall_pass").GetBoolean(), decision.Passed);
            Assert.Equal(
                expected.GetProperty("risk_assessment").GetString(), decision.Risk.ToString().ToLowerInvariant());
            compared++;
        }

        Assert.Equal(14, compared);
    }

    [Fact]
    public void Read_OracleEnvironment_CorrectedAnswersAgree()
    {
        var compared = 0;
        foreach (var test in Cases("env"))
        {
            var environment = test.GetProperty("in").GetProperty("env");
            string? Text(string name) => environment.TryGetProperty(name, out var value) ? value.GetString() : null;
            var wrong = ValidationThresholds.Read(
                Text("VALIDATION_MIN_ORDERS"), Text("VALIDATION_MIN_FILL_RATE"), Text("VALIDATION_MIN_QTY_SUM"),
                out var thresholds);
            var ok = test.GetProperty("corrected").GetProperty("ok").GetBoolean();
            Assert.True(ok == (wrong is null), test.GetProperty("id").GetString() + ": " + wrong);
            if (ok)
            {
                var value = test.GetProperty("out").GetProperty("value");
                Assert.Equal(value.GetProperty("min_orders").GetInt64(), thresholds.OrdersMin);
                Assert.Equal(value.GetProperty("min_fill_rate").GetDouble(), thresholds.FillRateMin.ToDouble());
                Assert.Equal(value.GetProperty("min_qty_sum").GetDouble(), thresholds.QuantityMin.ToDouble());
            }

            compared++;
        }

        Assert.True(compared >= 17, compared.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Of_MoreFilledThanThereWere_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ValidationDecision.Of(1, 2, Amount.Zero, ValidationThresholds.Usual));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ValidationDecision.Of(1, -1, Amount.Zero, ValidationThresholds.Usual));
    }

    private static IEnumerable<JsonElement> Cases(string input)
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/validation-window.json");
        var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("cases").EnumerateArray()
            .Where(test => test.GetProperty("in").TryGetProperty(input, out _));
    }
}
