using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>One question that a run answers.</summary>
internal interface ISection
{
    /// <summary>The name to ask for it by.</summary>
    string Name { get; }

    /// <summary>Measures, and adds what was found to the report.</summary>
    Task MeasureAsync(TestBench bench, Report report);
}
