using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>A section of the benchmarks.</summary>
internal interface ISection
{
    /// <summary>Gets the name that selects the section on the command line.</summary>
    string Name { get; }

    /// <summary>Measures, and adds the results to the report.</summary>
    Task MeasureAsync(TestBench bench, Report report);
}
