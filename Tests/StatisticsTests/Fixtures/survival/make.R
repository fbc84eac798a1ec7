# Writes rows.csv (invented) and answers.csv (what R's survival says of them). Run: Rscript make.R, in this folder.
library(survival)
set.seed(20261126)
n <- 160
stratum <- sample(1:3, n, replace = TRUE)
cluster <- sample(1:35, n, replace = TRUE)
arm <- rbinom(n, 1, 0.45)
x1 <- round(rnorm(n), 3)
x2 <- rbinom(n, 1, 0.4)
x3 <- round(runif(n, 0, 10), 2)
frailty <- rnorm(35, 0, 0.4)[cluster]
rate <- 0.06 * exp(0.5 * x1 - 0.7 * x2 + 0.4 * arm + frailty) * c(1, 1.5, 0.7)[stratum]
end1 <- ceiling(rexp(n, rate))
end2 <- ceiling(rexp(n, 0.03))
stop <- ceiling(runif(n, 4, 40))
time <- pmin(end1, end2, stop)
status <- ifelse(time == end1, 1, ifelse(time == end2, 2, 0))
entry <- ifelse(runif(n) < 0.4, floor(runif(n) * pmin(time, 9)), 0)
weight <- round(runif(n, 0.4, 2.5), 2)
rows <- data.frame(entry, time, status, arm, x1, x2, x3, stratum, cluster, weight)
write.csv(rows, "rows.csv", row.names = FALSE, quote = FALSE)

out <- data.frame()
say <- function(name, values) {
  values <- as.numeric(values)
  out <<- rbind(out, data.frame(name = name, index = seq_along(values) - 1, value = sprintf("%.15g", values)))
}

# Cox.
cox <- function(name, fit) {
  say(paste0(name, ".coefficients"), coef(fit))
  naive <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
  say(paste0(name, ".model"), sqrt(diag(naive)))
  if (!is.null(fit$naive.var)) say(paste0(name, ".robust"), sqrt(diag(fit$var)))
  say(paste0(name, ".likelihood"), fit$loglik)
}
ctl <- coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 50, timefix = FALSE)
plain <- coxph(Surv(time, status == 1) ~ x1 + x2 + x3 + arm, rows, ties = "efron", control = ctl)
cox("efron", plain)
cox("breslow", coxph(Surv(time, status == 1) ~ x1 + x2 + x3 + arm, rows, ties = "breslow", control = ctl))
cox("rows", coxph(Surv(time, status == 1) ~ x1 + x2 + x3 + arm, rows, robust = TRUE, control = ctl))
cox("clustered", coxph(Surv(time, status == 1) ~ x1 + x2 + x3 + arm, rows, weights = weight, cluster = cluster, control = ctl))
cox("clusteredBreslow", coxph(Surv(time, status == 1) ~ x1 + x2 + x3 + arm, rows, weights = weight, cluster = cluster, ties = "breslow", control = ctl))
whole <- coxph(Surv(entry, time, status == 1) ~ x1 + x2 + x3 + arm + strata(stratum), rows, weights = weight, cluster = cluster, control = ctl)
cox("whole", whole)
truncated <- coxph(Surv(entry, time, status == 1) ~ x1 + x2 + x3 + arm, rows, control = ctl)
cox("truncated", truncated)
for (transform in c("km", "identity", "log", "rank")) {
  say(paste0("zph.", transform), cox.zph(plain, transform = transform)$table[, 1])
  say(paste0("zphTruncated.", transform), cox.zph(truncated, transform = transform)$table[, 1])
}
strat <- coxph(Surv(time, status == 1) ~ x1 + x2 + x3 + strata(stratum), rows, control = ctl)
say("zphStrata.km", cox.zph(strat)$table[, 1])
schoenfeld <- residuals(plain, "schoenfeld")
say("schoenfeld.x1", schoenfeld[, "x1"])
base <- basehaz(plain, centered = FALSE)
say("basehaz.time", base$time)
say("basehaz.hazard", base$hazard)

# Kaplan-Meier.
curve <- function(name, fit) {
  say(paste0(name, ".time"), fit$time)
  say(paste0(name, ".risk"), fit$n.risk)
  say(paste0(name, ".event"), fit$n.event)
  say(paste0(name, ".survival"), fit$surv)
  se <- summary(fit, times = fit$time)$std.err
  say(paste0(name, ".error"), se)
  say(paste0(name, ".low"), fit$lower)
  say(paste0(name, ".high"), fit$upper)
}
curve("km", survfit(Surv(time, status == 1) ~ 1, rows, conf.type = "log-log"))
curve("kmPlain", survfit(Surv(time, status == 1) ~ 1, rows, conf.type = "plain"))
curve("kmTruncated", survfit(Surv(entry, time, status == 1) ~ 1, rows, conf.type = "log-log"))
curve("kmClustered", survfit(Surv(time, status == 1) ~ 1, rows, weights = weight, cluster = cluster, conf.type = "log-log"))
curve("kmTruncatedClustered", survfit(Surv(entry, time, status == 1) ~ 1, rows, weights = weight, cluster = cluster, conf.type = "plain"))
for (a in 0:1) {
  fit <- survfit(Surv(time, status == 1) ~ 1, rows[rows$arm == a, ], conf.type = "log-log")
  q <- quantile(fit, c(0.25, 0.5))
  say(paste0("quantile", a), c(q$quantile, q$lower, q$upper))
}
na <- survfit(Surv(time, status == 1) ~ 1, rows, ctype = 1)
say("na.hazard", na$cumhaz[na$n.event > 0])
say("na.error", na$std.chaz[na$n.event > 0])
mean <- summary(survfit(Surv(time, status == 1) ~ 1, rows), rmean = 20)$table
say("rmean", mean[c("rmean", "se(rmean)")])

# Aalen-Johansen.
rows$state <- factor(rows$status, 0:2)
at <- c(3, 8, 15, 25)
aj <- function(name, fit) {
  s <- summary(fit, times = at)
  say(paste0(name, ".incidence1"), s$pstate[, 2])
  say(paste0(name, ".incidence2"), s$pstate[, 3])
  say(paste0(name, ".error1"), s$std.err[, 2])
  say(paste0(name, ".error2"), s$std.err[, 3])
}
rows$row <- seq_len(n)
aj("aj", survfit(Surv(time, state) ~ 1, rows))
aj("ajWeighted", survfit(Surv(time, state) ~ 1, rows, weights = weight, id = row))
# R 3.5-3 leaves clusters out where ends compete: its influences are summed here.
clustered <- survfit(Surv(time, state) ~ 1, rows, weights = weight, id = row, influence = TRUE)
place <- findInterval(at, clustered$time)
pulls <- weight * clustered$influence.pstate[, place + 1, ]
stopifnot(isTRUE(all.equal(sqrt(colSums(pulls[, , 2]^2)), clustered$std.err[place, 2])))
for (end in 1:2) {
  say(paste0("ajClustered.incidence", end), clustered$pstate[place, end + 1])
  say(paste0("ajClustered.error", end), sqrt(colSums(rowsum(pulls[, , end + 1], cluster)^2)))
}
aj("ajTruncated", survfit(Surv(entry, time, state) ~ 1, rows, id = row))

# Log-rank.
rank <- function(name, fit) {
  say(paste0(name, ".statistic"), fit$chisq)
  obs <- if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs
  exp <- if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp
  say(paste0(name, ".observed"), obs)
  say(paste0(name, ".expected"), exp)
}
rank("logrank", survdiff(Surv(time, status == 1) ~ arm, rows))
rank("logrankThree", survdiff(Surv(time, status == 1) ~ stratum, rows))
rank("logrankStrata", survdiff(Surv(time, status == 1) ~ arm + strata(stratum), rows))
rank("logrankRho", survdiff(Surv(time, status == 1) ~ arm, rows, rho = 1))

write.csv(out, "answers.csv", row.names = FALSE, quote = FALSE)
