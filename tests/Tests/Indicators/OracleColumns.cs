using Plimsoll.Indicators;
using static Plimsoll.Tests.Indicators.Runner;

namespace Plimsoll.Tests.Indicators;

/// <summary>For each expected column the indicator, with the convention that the column follows.</summary>
internal static class OracleColumns
{
    public delegate double[] Column(PriceBar[] bars);

    public static Dictionary<string, Column> All { get; } = new(StringComparer.Ordinal)
    {
        // Spreadsheets and baselines of the first project.
        ["skender.csv:sma20"] = bars => Run(new Sma(20), bars, i => i.Value),
        ["skender.csv:ema20"] = bars => Run(new Ema(20), bars, i => i.Value),
        ["skender.csv:hma20"] = bars => Run(new Hma(20), bars, i => i.Value),
        ["skender.csv:hma14"] = bars => Run(new Hma(14), bars, i => i.Value),
        ["skender.csv:wma14"] = bars => Run(new Wma(14), bars, i => i.Value),
        ["skender.csv:kama10_2_30"] = bars => Run(new Kama(10, 2, 30), bars, i => i.Value),
        ["skender.csv:macd_12_26"] = bars => Run(new Macd(), bars, i => i.Value),
        ["skender.csv:macd_signal9"] = bars => Run(new Macd(), bars, i => i.Signal),
        ["skender.csv:macd_hist"] = bars => Run(new Macd(), bars, i => i.Histogram),
        ["skender.csv:rsi14"] = bars => Run(new Rsi(14), bars, i => i.Value),
        ["skender.csv:bb_stdev20"] = bars => Run(new BollingerBands(), bars, i => i.Deviation),
        ["skender.csv:bb_upper"] = bars => Run(new BollingerBands(), bars, i => i.Upper),
        ["skender.csv:bb_lower"] = bars => Run(new BollingerBands(), bars, i => i.Lower),
        ["skender.csv:bb_percent_b"] = bars => Run(new BollingerBands(), bars, i => i.PercentB),
        ["skender.csv:bb_width"] = bars => Run(new BollingerBands(), bars, i => i.Width),
        ["skender.csv:stddev10"] = bars => Run(new StandardDeviation(10), bars, i => i.Value),
        ["skender.csv:true_range"] = bars => Run(new TrueRange(), bars, i => i.Value),
        ["skender.csv:atr14"] = bars => Run(new Atr(14), bars, i => i.Value),
        ["skender.csv:atr14_percent"] = bars => Run(new Atr(14), bars, i => i.Percent),
        ["skender.csv:plus_di14"] = bars => Run(new Adx(14), bars, i => i.PlusDi),
        ["skender.csv:minus_di14"] = bars => Run(new Adx(14), bars, i => i.MinusDi),
        ["skender.csv:dx14"] = bars => Run(new DirectionalMovement(14), bars, i => i.Dx),
        ["skender.csv:adx14"] = bars => Run(new Adx(14), bars, i => i.Value),
        ["skender.csv:adxr14_lag13"] = bars => Run(new Adx(14), bars, i => i.Adxr),
        ["skender.csv:adxr14_lag14"] = bars => Run(new Adx(14, lag: AdxrLag.Period), bars, i => i.Adxr),
        ["skender.csv:aroon_up25"] = bars => Run(new Aroon(25), bars, i => i.Up),
        ["skender.csv:aroon_down25"] = bars => Run(new Aroon(25), bars, i => i.Down),
        ["skender.csv:aroon_osc25"] = bars => Run(new Aroon(25), bars, i => i.Value),
        ["skender.csv:stoch_k_14_3"] = bars => Run(new Stochastic(14, 3, 3), bars, i => i.K),
        ["skender.csv:stoch_d_3"] = bars => Run(new Stochastic(14, 3, 3), bars, i => i.D),
        ["skender.csv:stoch_j"] = bars => Run(new Stochastic(14, 3, 3), bars, i => i.J),
        ["skender.csv:stochrsi_raw"] = bars => Run(new StochasticRsi(), bars, i => i.Raw),
        ["skender.csv:stochrsi_k3"] = bars => Run(new StochasticRsi(), bars, i => i.Value),
        ["skender.csv:stochrsi_d3"] = bars => Run(new StochasticRsi(), bars, i => i.Signal),
        ["skender.csv:williams_r14"] = bars => Run(new WilliamsR(14), bars, i => i.Value),
        ["skender.csv:momentum20"] = bars => Run(new Momentum(20), bars, i => i.Value),
        ["skender.csv:roc20"] = bars => Run(new RateOfChange(20), bars, i => i.Value),
        ["skender.csv:obv"] = bars => Run(new Obv(), bars, i => i.Value),
        ["skender.csv:mfi14"] = bars => Run(new Mfi(14), bars, i => i.Value),
        ["skender.csv:cmf20"] = bars => Run(new Cmf(20), bars, i => i.Value),
        ["skender.csv:adl"] = bars => Run(new AccumulationDistribution(), bars, i => i.Value),
        ["skender.csv:donchian_upper20"] =
            bars => Run(new DonchianChannels(20, DonchianWindow.Previous), bars, i => i.Upper),
        ["skender.csv:donchian_center20"] =
            bars => Run(new DonchianChannels(20, DonchianWindow.Previous), bars, i => i.Middle),
        ["skender.csv:donchian_lower20"] =
            bars => Run(new DonchianChannels(20, DonchianWindow.Previous), bars, i => i.Lower),
        ["skender.csv:psar"] =
            bars => Run(new ParabolicSar(0.02, 0.2, SarForm.RisingAfterReversal), bars, i => i.Value),
        ["skender.csv:psar_ext"] = bars => Run(new ParabolicSar(0.02, 0.2, SarForm.Rising, 0.01), bars, i => i.Value),
        ["skender.csv:trix20"] = bars => Run(new Trix(20, TrixSeed.MeanThenFirst), bars, i => i.Value),
        ["skender.csv:ultimate_7_14_28"] = bars => Run(new UltimateOscillator(), bars, i => i.Value),
        ["skender.csv:cci20"] = bars => Run(new Cci(20), bars, i => i.Value),
        ["skender.csv:keltner_upper"] = bars => Run(new KeltnerChannels(), bars, i => i.Upper),
        ["skender.csv:keltner_center"] = bars => Run(new KeltnerChannels(), bars, i => i.Middle),
        ["skender.csv:keltner_lower"] = bars => Run(new KeltnerChannels(), bars, i => i.Lower),
        ["skender.csv:ha_open"] = bars => Run(new HeikinAshi(), bars, i => i.Open),
        ["skender.csv:ha_high"] = bars => Run(new HeikinAshi(), bars, i => i.High),
        ["skender.csv:ha_low"] = bars => Run(new HeikinAshi(), bars, i => i.Low),
        ["skender.csv:ha_close"] = bars => Run(new HeikinAshi(), bars, i => i.Close),
        ["skender_vwap.csv:vwap"] = bars => Run(new AnchoredVwap(), bars, i => i.Value),

        // Files of the second project, each with its own bars.
        ["lean_indicators.csv:sma14"] = bars => Run(new Sma(14), bars, i => i.Value),
        ["lean_indicators.csv:ema14"] = bars => Run(new Ema(14), bars, i => i.Value),
        ["lean_indicators.csv:macd_12_26"] = bars => Run(new Macd(), bars, i => i.Value),
        ["lean_indicators.csv:rsi14_simple"] = bars => Run(new Rsi(14, RsiSmoothing.Simple), bars, i => i.Value),
        ["lean_indicators.csv:rsi14_wilder"] = bars => Run(new Rsi(14), bars, i => i.Value),
        ["lean_ema.csv:ema14"] = bars => Run(new Ema(14), bars, i => i.Value),
        ["lean_macd.csv:macd"] = bars => Run(new Macd(), bars, i => i.Value),
        ["lean_macd.csv:macd_signal"] = bars => Run(new Macd(), bars, i => i.Signal),
        ["lean_macd.csv:macd_hist"] = bars => Run(new Macd(), bars, i => i.Histogram),
        ["lean_bollinger_bands.csv:sma20"] = bars => Run(new BollingerBands(), bars, i => i.Middle),
        ["lean_bollinger_bands.csv:bb_upper"] = bars => Run(new BollingerBands(), bars, i => i.Upper),
        ["lean_bollinger_bands.csv:bb_lower"] = bars => Run(new BollingerBands(), bars, i => i.Lower),
        ["lean_bollinger_bands.csv:bb_width_percent"] = bars => Run(new BollingerBands(), bars, i => 100 * i.Width),
        ["lean_bollinger_bands.csv:bb_percent_b"] = bars => Run(new BollingerBands(), bars, i => i.PercentB),
        ["lean_atr.csv:atr14_simple"] = bars => Run(new Atr(14, RangeAverage.Simple), bars, i => i.Value),
        ["lean_atr_wilder.csv:atr14_wilder"] =
            bars => Run(new Atr(14, RangeAverage.Wilder, FirstRange.HighLow), bars, i => i.Value),
        ["lean_tr.csv:tr"] = bars => Run(new TrueRange(), bars, i => i.Value),
        ["lean_adx.csv:plus_di14"] = bars => Run(new DirectionalMovement(14), bars, i => i.PlusDi),
        ["lean_adx.csv:minus_di14"] = bars => Run(new DirectionalMovement(14), bars, i => i.MinusDi),
        ["lean_adx.csv:dx14"] = bars => Run(new Adx(14), bars, i => i.Dx),
        ["lean_adx.csv:adx14"] = bars => Run(new Adx(14), bars, i => i.Value),
        ["lean_adx.csv:adxr14"] = bars => Run(new Adx(14), bars, i => i.Adxr),
        ["lean_cci.csv:cci14"] = bars => Run(new Cci(14), bars, i => i.Value),
        ["lean_stoch12k3.csv:stoch_k"] = bars => Run(new Stochastic(12, 3, 5), bars, i => i.K),
        ["lean_stoch12k3.csv:stoch_d"] = bars => Run(new Stochastic(12, 3, 5), bars, i => i.D),
        ["lean_StochRSI.csv:stochrsi_k"] = bars => Run(new StochasticRsi(), bars, i => i.Value),
        ["lean_StochRSI.csv:stochrsi_d"] = bars => Run(new StochasticRsi(), bars, i => i.Signal),
        ["lean_williamsR14.csv:williams_r14"] = bars => Run(new WilliamsR(14), bars, i => i.Value),
        ["lean_roc50.csv:momentum50"] = bars => Run(new Momentum(50), bars, i => i.Value),
        ["lean_rocp50.csv:roc50_percent"] = bars => Run(new RateOfChange(50), bars, i => i.Value),
        ["lean_obv.csv:obv"] = bars => Run(new Obv(ObvStart.FirstVolume), bars, i => i.Value),
        ["lean_mfi.csv:mfi20"] = bars => Run(new Mfi(20), bars, i => i.Value),
        ["lean_vwap.csv:vwap50"] = bars => Run(new RollingVwap(50, BarPriceKind.Average), bars, i => i.Value),
        ["lean_don50.csv:donchian_upper"] =
            bars => Run(new DonchianChannels(50, DonchianWindow.Expanding), bars, i => i.Upper),
        ["lean_don50.csv:donchian_lower"] =
            bars => Run(new DonchianChannels(50, DonchianWindow.Expanding), bars, i => i.Lower),
        ["lean_don50.csv:donchian_mean"] =
            bars => Run(new DonchianChannels(50, DonchianWindow.Expanding), bars, i => i.Middle),
        ["lean_keltner.csv:keltner_middle"] = bars => Run(SimpleKeltner(), bars, i => i.Middle),
        ["lean_keltner.csv:keltner_upper"] = bars => Run(SimpleKeltner(), bars, i => i.Upper),
        ["lean_keltner.csv:keltner_lower"] = bars => Run(SimpleKeltner(), bars, i => i.Lower),
        ["lean_kama.csv:kama5"] = bars => Run(new Kama(5), bars, i => i.Value),
        ["lean_hma.csv:hma16"] = bars => Run(new Hma(16), bars, i => i.Value),
        ["lean_trix.csv:trix5"] = bars => Run(new Trix(5), bars, i => i.Value),
        ["lean_cmf.csv:cmf20"] = bars => Run(new Cmf(20), bars, i => i.Value),
        ["lean_ad.csv:ad"] = bars => Run(new AccumulationDistribution(), bars, i => i.Value),
        ["lean_ultosc.csv:ultosc"] = bars => Run(new UltimateOscillator(), bars, i => i.Value),
        ["lean_var.csv:variance10"] = bars => Run(new Variance(10), bars, i => i.Value),
        ["lean_aroon_oscillator.csv:aroon_osc14"] = bars => Run(new Aroon(14, ExtremeTie.Newest), bars, i => i.Value),
        ["lean_sarext.csv:sar"] = bars => Run(new ParabolicSar(), bars, i => i.Value),
        ["lean_heikin_ashi.csv:ha_open"] = bars => Run(new HeikinAshi(), bars, i => i.Open),
        ["lean_heikin_ashi.csv:ha_high"] = bars => Run(new HeikinAshi(), bars, i => i.High),
        ["lean_heikin_ashi.csv:ha_low"] = bars => Run(new HeikinAshi(), bars, i => i.Low),
        ["lean_heikin_ashi.csv:ha_close"] = bars => Run(new HeikinAshi(), bars, i => i.Close),
    };

    private static KeltnerChannels SimpleKeltner() => new(20, 1.5, 20, KeltnerForm.Simple);
}
