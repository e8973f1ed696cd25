# surveillance::farringtonFlexible and earsC as a user calls them.
#   Rscript bench/warning_detect.R MATRIX.csv SERIES SETTING   prints: counts judged, microseconds a count
suppressMessages(library(surveillance))
given <- commandArgs(trailingOnly = TRUE)
counts <- read.csv(given[1], check.names = FALSE)[[given[2]]]
weekly <- grepl("weekly", given[3])
f <- if (weekly) 52 else 12
series <- sts(observed = matrix(counts, ncol = 1), start = c(2000, 1), frequency = f)
if (given[3] == "ears-c1") {
  first <- 8
  judge <- function() earsC(series, control = list(method = "C1"))
} else {
  noufaily <- grepl("noufaily", given[3])
  b <- if (noufaily) 4 else 5
  w <- if (weekly) 3 else 1
  first <- f * b + w + 1
  control <- list(range = first:length(counts), b = b, w = w)
  if (noufaily)
    control <- c(control, list(noPeriods = if (weekly) 10 else 4, pastWeeksNotIncluded = if (weekly) 26 else 6,
                               pThresholdTrend = 1, thresholdMethod = "nbPlugin"))
  judge <- function() farringtonFlexible(series, control = control)
}
judged <- length(counts) - first + 1
took <- system.time(suppressWarnings(invisible(judge())))[["user.self"]]
cat(judged, took / judged * 1e6, "\n")
